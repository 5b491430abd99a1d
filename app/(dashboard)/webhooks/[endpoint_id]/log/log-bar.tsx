"use client";

import { ListFilter } from "lucide-react";
import { LiveControls, type LiveLog } from "#app/(dashboard)/live-log/live-controls.tsx";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { LogFilters } from "./log-filters.tsx";

/** Whether the log moves, and what it shows. */
export function LogBar({ log }: { log: LiveLog }) {
  return (
    <div data-chrome className="flex flex-wrap items-center gap-2 border-line border-b px-6 py-2 max-md:hidden">
      <LiveControls log={log} />
      <LogFilters />
    </div>
  );
}

/** The same on phones, below the log, where the thumb is. */
export function LogDock({ log }: { log: LiveLog }) {
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
