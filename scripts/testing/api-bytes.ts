import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { loadApi } from "#server/web/routes.ts";

const api = await loadApi(fileURLToPath(new URL("../..", import.meta.url)));

/** Calls the API and answers with the response itself, whose body is still to be read. */
export async function fetchApi(path: string, key: string, headers: Record<string, string> = {}): Promise<Response> {
  const incoming = { socket: { remoteAddress: "192.0.2.1" }, headers };
  const request = new Request(`http://localhost${path}`, { headers: { authorization: `Bearer ${key}`, ...headers } });
  return api.fetch(request, { incoming } as never);
}

/** The bytes of a successful answer, which may be no text. */
export async function bytesOf(path: string, key: string, headers: Record<string, string> = {}): Promise<Buffer> {
  const response = await fetchApi(path, key, headers);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([response.ok, response.ok ? "" : bytes.toString()]).toEqual([true, ""]);
  return bytes;
}
