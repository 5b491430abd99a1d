import pino from "pino";
import { readSettings } from "#lib/env.ts";

/** The process's log: one JSON object a line on stderr. Secrets are never passed to it. */
export const log = pino({ level: readSettings().LOG_LEVEL, base: { pid: process.pid } }, pino.destination(2));
