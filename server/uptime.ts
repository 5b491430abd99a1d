import type { AlivePart } from "#lib/domain/system/uptime/rules.ts";
import { noteAlive } from "#lib/domain/system/uptime/service.ts";
import { log } from "#lib/log.ts";

const everyMs = 20_000;

/** Shows in every minute that this part of the product is alive, until it is stopped. */
export function startUptime(part: AlivePart): { stop: () => Promise<void> } {
  const note = () => noteAlive(part, new Date()).catch((error) => log.warn({ err: error, part }, "uptime not noted"));
  let noted = note();
  const timer = setInterval(() => {
    noted = note();
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await noted;
    },
  };
}
