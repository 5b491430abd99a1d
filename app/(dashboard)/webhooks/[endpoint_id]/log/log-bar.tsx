"use client";

import { ListFilter } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { HoldButton, LiveIndicator } from "#components/ui/live-indicator.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { LogFilters } from "./log-filters.tsx";
import type { useLiveLog } from "./use-live-log.ts";
import { useRate } from "./use-rate.ts";

type Log = Pick<ReturnType<typeof useLiveLog>, "state" | "still" | "flip" | "arrivals" | "withheld">;

/** Whether the log moves, and what it shows. */
export function LogBar({ log }: { log: Log }) {
  return (
    <div data-chrome className="flex flex-wrap items-center gap-2 border-line border-b px-6 py-2 max-md:hidden">
      <LiveControls log={log} />
      <LogFilters />
    </div>
  );
}

/** The same on phones, below the log, where the thumb is. */
export function LogDock({ log }: { log: Log }) {
  return (
    <div
      data-chrome
      className="sticky bottom-0 z-20 mt-auto flex items-center gap-2 border-line border-t bg-raised px-4 py-2 md:hidden"
    >
      <LiveControls log={log} />
      <Popover
        label="Filters"
        align="end"
        trigger={<Button icon={<ListFilter aria-hidden="true" />}>Filter</Button>}
        className="flex flex-col gap-2"
      >
        <LogFilters />
      </Popover>
    </div>
  );
}

function LiveControls({ log: { state, still, flip, arrivals, withheld } }: { log: Log }) {
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
