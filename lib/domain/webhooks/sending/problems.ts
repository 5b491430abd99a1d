import { STATUS_CODES } from "node:http";
import type { Exchange } from "#lib/http/exchange.ts";
import type { FailureCode } from "#lib/http/failures.ts";
import type { TransformationProblemCode } from "../transformations/rules.ts";

export type HttpProblemCode =
  | "http_redirect"
  | "http_gone"
  | "http_rate_limited"
  | "http_unavailable"
  | "http_refused"
  | "http_not_found"
  | "http_client_error"
  | "http_server_error";

export type TokenProblemCode = "token_refused" | "token_unreachable" | "token_invalid";

export type ProblemCode =
  | FailureCode
  | HttpProblemCode
  | TokenProblemCode
  | TransformationProblemCode
  | "secret_unreadable";

/** Why a delivery failed, as a code and a sentence for the shop's owner. */
export type Problem = { code: ProblemCode; message: string };

/** What went wrong with an exchange; null when it is a success, which is any 2xx answer that arrived whole. */
export function describe({ answer, failure }: Exchange, url: string): Problem | null {
  const host = URL.parse(url)?.host ?? url;
  if (failure) return { code: failure.code, message: `${failureSentences[failure.code](host)}${because(failure)}.` };
  const status = answer?.status ?? 0;
  if (status >= 200 && status < 300) return null;
  const code = codeOfStatus(status);
  const line = `${host} answered ${status}${STATUS_CODES[status] ? ` ${STATUS_CODES[status]}` : ""}`;
  const after = answer?.headers["retry-after"];
  if (code === "http_redirect") return { code, message: `${line}; webhooks do not follow redirects.` };
  if (after && (status === 429 || status === 503))
    return { code, message: `${line} and asked us to wait ${wait(after)}.` };
  return { code, message: `${line}.` };
}

/** `Retry-After` in words: it is a number of seconds or a date. */
const wait = (after: string | string[]) => (/^\d+$/.test(String(after)) ? `${after} s` : `until ${after}`);

const codeOfStatus = (status: number): HttpProblemCode => {
  if (status < 400) return "http_redirect";
  if (status >= 500) return status === 503 ? "http_unavailable" : "http_server_error";
  return byStatus[status] ?? "http_client_error";
};

const byStatus: Record<number, HttpProblemCode> = {
  401: "http_refused",
  403: "http_refused",
  404: "http_not_found",
  410: "http_gone",
  429: "http_rate_limited",
};

/** Where the sentence alone would leave a question, the technical reason follows. */
const because = ({ code, detail }: { code: FailureCode; detail: string }) =>
  ["address_not_allowed", "tls_failed", "invalid_answer", "certificate_name", "proxy_failed", "failed"].includes(code)
    ? `: ${detail.replace(/[.\s]+$/, "")}`
    : "";

const failureSentences: Record<FailureCode, (host: string) => string> = {
  address_not_allowed: (host) => `Webhooks may not be sent to ${host}`,
  dns_not_found: (host) => `There is no address for the name ${host}`,
  dns_failed: (host) => `The address of ${host} could not be looked up`,
  connection_refused: (host) => `Nothing accepts connections at ${host}`,
  unreachable: (host) => `There is no way to ${host} from here`,
  connect_timeout: (host) => `${host} did not accept a connection in the time allowed`,
  certificate_expired: (host) => `The certificate of ${host} is not valid today`,
  certificate_name: (host) => `The certificate of ${host} is for another name`,
  certificate_untrusted: (host) => `The certificate of ${host} is not from an authority that we know`,
  client_certificate_refused: (host) => `${host} wants a client certificate, and not the one it got or none`,
  proxy_failed: (host) => `The proxy that webhooks leave through did not connect us to ${host}`,
  tls_failed: (host) => `An encrypted connection to ${host} could not be made`,
  answer_timeout: (host) => `${host} accepted the request and did not answer in the time allowed`,
  body_timeout: (host) => `${host} began an answer and did not finish it in the time allowed`,
  connection_closed: (host) => `${host} closed the connection before it had answered`,
  headers_too_large: (host) => `${host} answered with more than 16 KiB of headers`,
  invalid_answer: (host) => `${host} did not answer in HTTP`,
  stopped: (host) => `We stopped before ${host} had answered`,
  failed: (host) => `The request to ${host} failed`,
};
