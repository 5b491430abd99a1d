import { apiDocument } from "#lib/domain/api-document.ts";

const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "public, max-age=300" };
let text: string | undefined;

export function GET(): Response {
  text ??= JSON.stringify(apiDocument());
  return new Response(text, { headers });
}
