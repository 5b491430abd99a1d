import type { ProblemCode } from "./problems.ts";

const firewall = "Check that the server is up and that its firewall lets our requests in.";
const certificate = "Renew or correct the server's certificate, with all certificates of its chain.";
const faster = "Answer at once with a 2xx and do the work afterwards, or allow more time in the endpoint's settings.";

const remedies: Record<ProblemCode, string> = {
  address_not_allowed: "Use a public https address. A private one can be allowed by whoever runs ShopGuide.",
  dns_not_found: "Check the spelling of the URL and the domain's DNS records.",
  dns_failed: "Check that the domain's name servers answer. We try again by ourselves.",
  connection_refused: firewall,
  unreachable: firewall,
  connect_timeout: firewall,
  certificate_expired: certificate,
  certificate_name: certificate,
  certificate_untrusted: certificate,
  client_certificate_refused: "Set a client certificate that the server accepts in the endpoint's settings.",
  proxy_failed: "Check that the server is up. Whoever runs ShopGuide can look into the proxy's log.",
  tls_failed: "Check that the port speaks TLS 1.2 or newer.",
  answer_timeout: faster,
  body_timeout: faster,
  connection_closed: "Look at the server's own logs of this time: it may have restarted or run out of memory.",
  headers_too_large: "Send fewer or shorter headers in the answer.",
  invalid_answer: "Check that the URL's port belongs to a web server.",
  stopped: "Nothing to do: it is sent again.",
  failed: "Look at the server's own logs of this time. We try again by ourselves.",
  http_redirect: "Set the endpoint's URL to the address it redirects to.",
  http_gone: "The endpoint is switched off. Correct its URL or its server, then switch it on again.",
  http_rate_limited: "Nothing to do unless it stays so: we wait as long as the server asks.",
  http_unavailable: "Nothing to do unless it stays busy; then look at the server's own logs of this time.",
  http_refused: "Let our requests in by their signature, or say in the endpoint's settings how we should authenticate.",
  http_not_found: "Check the path in the endpoint's URL.",
  http_client_error: "Check that the URL takes POST requests with a JSON body.",
  http_server_error: "Look at the server's own logs of this time.",
  token_refused: "Check the client id, the client secret and the scope in the endpoint's settings.",
  token_unreachable: "Check the token address in the endpoint's settings and the server behind it. We try again.",
  token_invalid: "Check that the token address is the token endpoint of an OAuth 2 server.",
  transformation_failed: "Correct the transformation in the endpoint's settings; its preview shows what it makes.",
  transformation_empty: "Let the transformation make something of every event, or leave events out by a filter.",
  transformation_too_large: "Let the transformation take less of the event.",
  transformation_too_heavy: "Make the transformation simpler: look for loops and recursion without an end.",
  transformation_delayed: "Nothing to do unless it stays so; then make the shop's transformations simpler.",
  secret_unreadable: "Whoever runs ShopGuide must restore the ENCRYPTION_KEY that the secret was stored with.",
};

/** What the shop's owner can do about a failure. */
export function remedyFor(code: string): string {
  return remedies[code as ProblemCode] ?? remedies.failed;
}
