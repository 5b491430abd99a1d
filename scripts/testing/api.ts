import type { IncomingMessage } from "node:http";
import { fileURLToPath } from "node:url";
import { loadApi } from "#server/web/routes.ts";
import { assertConforms } from "./conformity.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const api = await loadApi(root);

/** What answers have in common, for tests to read. */
type Row = { id: string; content: string; customer_id: string; [field: string]: unknown };
type Answer = Row & {
  data: Row[];
  has_more: boolean;
  next_cursor: string;
  request_id: string;
  messages: Row[];
  error: { code: string; message: string; details: Record<string, unknown> };
};

type Call = { key?: string; body?: unknown; headers?: Record<string, string>; peer?: string };

/**
 * Calls the API as the server does, without a socket: routing, pipeline and SQL are the real ones. Fails when the answer
 * is not one that the operation's contract allows.
 */
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
  const incoming = { socket: { remoteAddress: peer }, headers } as unknown as IncomingMessage;
  const response = await api.fetch(request, { incoming } as never);
  const endless = response.headers.get("content-type")?.startsWith("text/event-stream");
  if (endless) await response.body?.cancel();
  const text = endless ? "" : await response.text();
  assertConforms(method, path, { status: response.status, headers: response.headers, text });
  return {
    status: response.status,
    headers: response.headers,
    json: (text.startsWith("{") && isJson(response) ? JSON.parse(text) : null) as Answer,
    text,
  };
}

const isJson = ({ headers }: Response) => headers.get("content-type")?.startsWith("application/json;");
