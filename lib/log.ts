import pino from "pino";
import { logLevel } from "#lib/env.ts";

/** The process's log: one JSON object a line on stderr. Secrets are never passed to it. */
export const log = pino({ level: logLevel(), base: { pid: process.pid } }, pino.destination(2));
