import { type RefObject, useEffect, useEffectEvent } from "react";
import { fetchCalls, type LogFilter, type LoggedCall, useCalls } from "#lib/domain/request-logs/hooks.ts";
import { useLiveRows } from "../live-log/use-live-rows.ts";

const POLL_MS = 2_000;

/** The log with what has come since, asked for every two seconds while the page is seen. */
export function usePolledCalls(filter: LogFilter, top: RefObject<HTMLElement | null>) {
  const { newest, ...query } = useCalls(filter);
  // The server filters; what comes back passes.
  const live = useLiveRows<LoggedCall>({ query, newest, passes: () => true, top });
  const { push, onMissed, ...shown } = live;

  const poll = useEffectEvent(async (signal: AbortSignal) => {
    if (document.hidden || !query.data) return;
    const known = new Set(query.data.pages.flatMap((page) => page.data.map((row) => row.id)));
    for (const row of shown.rows) known.add(row.id);
    const { data } = await fetchCalls(filter, undefined, signal);
    if (known.size > 0 && data.length > 0 && data.every((row) => !known.has(row.id))) return void onMissed();
    for (const row of data) if (!known.has(row.id)) push(row);
  });
  useEffect(() => {
    const stop = new AbortController();
    // A poll that fails is made up for by the next one.
    const timer = setInterval(() => void poll(stop.signal).catch(() => undefined), POLL_MS);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, []);
  return { ...shown, query };
}
