import type { IncomingMessage } from "node:http";
import { fileURLToPath } from "node:url";
import { loadApi } from "#server/web/routes.ts";

export type InProcess = (method: string, path: string, body?: string) => Promise<{ status: number; text: string }>;

/** Calls the API within this process, so that its statements can be watched: routing and pipeline are the real ones. */
export async function apiInProcess(key: string): Promise<InProcess> {
  const api = await loadApi(fileURLToPath(new URL("../..", import.meta.url)));
  const incoming = { socket: { remoteAddress: "127.0.0.1" }, headers: {} } as unknown as IncomingMessage;
  return async (method, path, body) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const response = await api.fetch(new Request(`http://localhost${path}`, { method, headers, body }), { incoming });
    return { status: response.status, text: await response.text() };
  };
}
