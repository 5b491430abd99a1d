import type { IncomingMessage } from "node:http";
import { fileURLToPath } from "node:url";
import { loadApi } from "#server/web/routes.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const api = await loadApi(root);

type Call = { key?: string; body?: unknown; headers?: Record<string, string>; peer?: string };

/** Calls the API as the server does, without a socket: routing, pipeline and SQL are the real ones. */
export async function call(method: string, path: string, { key, body, headers = {}, peer = "192.0.2.1" }: Call = {}) {
  const request = new Request(`http://localhost${path}`, {
    method,
    headers: {
      ...(key && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
  });
  const incoming = { socket: { remoteAddress: peer } } as unknown as IncomingMessage;
  const response = await api.fetch(request, { incoming } as never);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    // A test reads whatever shape the operation promises.
    json: (text.startsWith("{") ? JSON.parse(text) : null) as never as Record<string, never>,
    text,
  };
}
