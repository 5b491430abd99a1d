import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { env } from "#lib/env.ts";
import { OperatorError } from "#lib/operator-error.ts";

type Listener = (request: http.IncomingMessage, response: http.ServerResponse) => void;

function read(variable: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new OperatorError(`${variable}: ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** A server for plain http, or for https where the operator gave a certificate. */
export function createListener(onRequest: Listener): http.Server | https.Server {
  const { TLS_CERT_FILE, TLS_KEY_FILE } = env();
  // A request without a host is refused in our own form, not in the parser's.
  const options = { requireHostHeader: false };
  if (!TLS_CERT_FILE || !TLS_KEY_FILE) return http.createServer(options, onRequest);
  const cert = read("TLS_CERT_FILE", TLS_CERT_FILE);
  const key = read("TLS_KEY_FILE", TLS_KEY_FILE);
  try {
    return https.createServer({ ...options, cert, key, minVersion: "TLSv1.2" }, onRequest);
  } catch (error) {
    throw new OperatorError(`TLS_CERT_FILE and TLS_KEY_FILE do not fit together: ${(error as Error).message}.`);
  }
}
