import { eventJson } from "#lib/domain/events/rules.ts";
import type { MomentType } from "#lib/domain/system/contract.ts";
import { changesOf, type Known, look, metrics } from "#lib/domain/system/service.ts";
import { newId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";
import { listenersOf, tell } from "./reader.ts";
import { openStreams } from "./room.ts";

const everyMs = 10_000;

/** Tells the streams of this process how the service is, until the returned function is called. */
export function startPulse(intervalMs: number = everyMs): () => void {
  let known: Known | null = null;
  let stopped = false;
  const turn = async (): Promise<void> => {
    const now = new Date();
    const { known: found } = await look(now);
    for (const change of changesOf(known, found)) tellAll("system.status_changed", () => change, now);
    known = found;
    await tellMetrics(intervalMs, now);
  };
  const repeat = async (): Promise<void> => {
    await turn().catch((error) => log.warn({ err: error }, "the streams were not told how the service is"));
    if (!stopped) setTimeout(repeat, intervalMs).unref();
  };
  void repeat();
  return () => {
    stopped = true;
  };
}

async function tellMetrics(intervalMs: number, now: Date): Promise<void> {
  const listeners = listenersOf("system.metrics");
  if (listeners.length === 0) return;
  const figures = await metrics(listeners, intervalMs / 1000, now);
  const of = (merchantId: (typeof listeners)[number]) => {
    const own = figures.get(merchantId);
    return own && { ...own, stream: openStreams(merchantId) };
  };
  tellAll("system.metrics", of, now);
}

type DataOf = (merchantId: Parameters<typeof openStreams>[0]) => object | undefined;

function tellAll(type: MomentType, dataOf: DataOf, at: Date): void {
  const id = newId("event");
  tell(type, (merchantId) => {
    const data = dataOf(merchantId);
    return data && eventJson({ id, type, created_at: at, data: JSON.stringify(data) });
  });
}
