import { eventJson } from "#lib/domain/events/rules.ts";
import { underWay } from "#lib/domain/exports/service.ts";
import { newId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";
import { progressEvent, progressScope } from "./contract.ts";
import { listenersOf, tell } from "./reader.ts";

const everyMs = 1_000;
const type = progressEvent;

/** Tells the streams of this process that ask for it how far their shops' exports are, until the function is called. */
export function startProgress(intervalMs: number = everyMs): () => void {
  let stopped = false;
  const repeat = async (): Promise<void> => {
    await turn(new Date()).catch((error) => log.warn({ err: error }, "the streams were not told of exports"));
    if (!stopped) setTimeout(repeat, intervalMs).unref();
  };
  void repeat();
  return () => {
    stopped = true;
  };
}

async function turn(now: Date): Promise<void> {
  const listeners = listenersOf(type);
  if (listeners.length === 0) return;
  for (const exports of (await underWay(listeners, now)).values()) {
    for (const { merchantId, scope, shown } of exports) {
      const data = JSON.stringify({ export_id: shown.id, ...shown, id: undefined });
      const json = eventJson({ id: newId("event"), type, created_at: now, data });
      tell(type, (listener) => (listener === merchantId ? json : undefined), [progressScope, scope]);
    }
  }
}
