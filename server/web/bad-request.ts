import type { Duplex } from "node:stream";
import { AppError } from "#lib/http/errors.ts";
import { answerOfError, respondError } from "#lib/http/respond.ts";
import { newId } from "#lib/ids.ts";

const reasons: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "The headers are larger than 16 KiB.",
  ERR_HTTP_REQUEST_TIMEOUT: "The request did not arrive whole in time.",
};

const notHttp = (reason?: string) =>
  new AppError("INVALID_REQUEST", reason ?? "This is not a well-formed HTTP request.");

/** Answers what the HTTP parser gave up on in the form of all other errors, and hangs up. */
export function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const id = newId("request");
  const body = String(answerOfError(notHttp(reasons[error.code ?? ""]), id).body);
  const head = [
    "HTTP/1.1 400 Bad Request",
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Cache-Control: no-store",
    "X-Content-Type-Options: nosniff",
    `X-Request-Id: ${id}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** Answers a request that has no meaningful address, such as one with two hosts. */
export function answerUnreadable(error: unknown): Response {
  const unreadable = error instanceof Error && error.name === "RequestError";
  return respondError(unreadable ? notHttp() : error, newId("request"));
}
