import { useState } from "react";
import { useNow } from "#components/ui/use-now.ts";

const MINUTE = 60_000;

/** When something came, for the last minute; `since` is when the watching began. */
export type Arrivals = { since: number; times: readonly number[] };

export function useArrivals() {
  const [arrivals, setArrivals] = useState<Arrivals>(() => ({ since: Date.now(), times: [] }));
  const count = (many: number) => {
    if (many === 0) return;
    const now = Date.now();
    setArrivals(({ since, times }) => ({
      since,
      times: [...times.filter((time) => time > now - MINUTE), ...Array<number>(many).fill(now)],
    }));
  };
  return { arrivals, count };
}

/** "62 a minute", once a minute has been watched. */
export function useRate({ since, times }: Arrivals): string | undefined {
  const now = useNow()?.getTime() ?? 0;
  if (now - since < MINUTE) return undefined;
  return `${times.filter((time) => time > now - MINUTE).length} a minute`;
}
