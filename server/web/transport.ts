import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "#lib/env.ts";
import { clientOf, stampClient } from "#lib/http/peer.ts";

const year = 365 * 24 * 60 * 60;

/**
 * Notes who calls. Over https it tells browsers to stay with it; over http, where the operator wants https, it leads
 * pages there and answers true. Calls of the API are refused by its own pipeline, which says why.
 */
export function ledToHttps(request: IncomingMessage, response: ServerResponse, isApi: boolean): boolean {
  const client = clientOf(request);
  stampClient(request, client);
  if (client.encrypted) response.setHeader("strict-transport-security", `max-age=${year}`);
  const { REQUIRE_HTTPS, NEXTAUTH_URL } = env();
  if (client.encrypted || isApi || !REQUIRE_HTTPS) return false;
  const site = new URL(NEXTAUTH_URL);
  response.writeHead(308, { location: `https://${site.host}${request.url ?? "/"}` }).end();
  return true;
}
