"use client";

import { HoldButton, LiveIndicator } from "#components/ui/live-indicator.tsx";
import type { LiveState } from "#lib/domain/stream/hooks.ts";
import type { useLiveRows } from "./use-live-rows.ts";
import { useRate } from "./use-rate.ts";

type Rows = ReturnType<typeof useLiveRows<{ id: string }>>;
export type LiveLog = Pick<Rows, "still" | "flip" | "arrivals" | "withheld"> & { state: LiveState };

/** Whether a log moves, how fast, and the button that holds it. */
export function LiveControls({ log: { state, still, flip, arrivals, withheld } }: { log: LiveLog }) {
  const rate = useRate(arrivals);
  return (
    <>
      <LiveIndicator
        state={still ? "held" : state === "off" ? "connecting" : state}
        rate={rate}
        waiting={withheld}
        className="max-md:mr-auto"
      />
      <HoldButton held={still} waiting={withheld} onToggle={flip} />
    </>
  );
}
