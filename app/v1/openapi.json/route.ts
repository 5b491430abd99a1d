import { apiDocument } from "#lib/domain/api-document.ts";
import { conditional } from "#lib/http/conditional.ts";
import { send } from "#lib/http/respond.ts";
import { newId } from "#lib/ids.ts";

const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "public, max-age=300" };
let text: string | undefined;

export function GET(request: Request): Response {
  text ??= JSON.stringify(apiDocument());
  const answer = conditional(request.headers.get("if-none-match"), { status: 200, headers, body: text });
  return send(answer, newId("request"));
}
