import { errors } from "undici";
import { AddressNotAllowed } from "./dial.ts";
import { ProxyFailed } from "./tunnel.ts";

/** How far a request had come: look-up, connection, encryption, waiting for the answer, receiving it. */
export type Step = "dns" | "connect" | "tls" | "wait" | "receive";

export type FailureCode =
  | "address_not_allowed"
  | "dns_not_found"
  | "dns_failed"
  | "connection_refused"
  | "unreachable"
  | "connect_timeout"
  | "certificate_expired"
  | "certificate_name"
  | "certificate_untrusted"
  | "client_certificate_refused"
  | "tls_failed"
  | "proxy_failed"
  | "answer_timeout"
  | "body_timeout"
  | "connection_closed"
  | "headers_too_large"
  | "invalid_answer"
  | "stopped"
  | "failed";

/** Why an exchange failed; `detail` is the technical message. */
export type Failure = { code: FailureCode; detail: string };

/** The time allowed for the whole exchange is over. */
export class TimeIsUp extends Error {
  override name = "TimeIsUp";
}

/** The caller no longer wants the answer. */
export class Stopped extends Error {
  override name = "Stopped";
}

const timeouts: Record<Step, FailureCode> = {
  dns: "dns_failed",
  connect: "connect_timeout",
  tls: "connect_timeout",
  wait: "answer_timeout",
  receive: "body_timeout",
};

const byCode: Record<string, FailureCode> = {
  ENOTFOUND: "dns_not_found",
  EAI_AGAIN: "dns_failed",
  ECONNREFUSED: "connection_refused",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  ETIMEDOUT: "connect_timeout",
  CERT_HAS_EXPIRED: "certificate_expired",
  CERT_NOT_YET_VALID: "certificate_expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "certificate_name",
  DEPTH_ZERO_SELF_SIGNED_CERT: "certificate_untrusted",
  SELF_SIGNED_CERT_IN_CHAIN: "certificate_untrusted",
  UNABLE_TO_GET_ISSUER_CERT: "certificate_untrusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "certificate_untrusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "certificate_untrusted",
  CERT_UNTRUSTED: "certificate_untrusted",
  CERT_REVOKED: "certificate_untrusted",
  ECONNRESET: "connection_closed",
  EPIPE: "connection_closed",
  UND_ERR_SOCKET: "connection_closed",
  UND_ERR_HEADERS_OVERFLOW: "headers_too_large",
};

/** Alerts by which a server turns our certificate down, or asks for one. With TLS 1.3 they come after the handshake. */
const refusals = /ALERT_(CERTIFICATE|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED|NO_CERTIFICATE)/;

export function failureOf(error: Error, step: Step): Failure {
  const cause = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
  return { code: codeOf(cause, step), detail: cause.message };
}

function codeOf(error: Error & { code?: unknown }, step: Step): FailureCode {
  if (error instanceof TimeIsUp) return timeouts[step];
  if (error instanceof Stopped) return "stopped";
  if (error instanceof AddressNotAllowed) return "address_not_allowed";
  if (error instanceof errors.HTTPParserError) return "invalid_answer";
  if (error instanceof ProxyFailed) return "proxy_failed";
  if (refusals.test(String(error.code))) return "client_certificate_refused";
  const known = byCode[String(error.code)];
  if (step === "dns") return known ?? "dns_failed";
  if (step === "tls" && !known?.startsWith("certificate")) return "tls_failed";
  return known ?? "failed";
}
