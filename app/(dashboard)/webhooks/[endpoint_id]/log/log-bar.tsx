"use client";

import { ListFilter } from "lucide-react";
import { ExportLink } from "#app/(dashboard)/exports/export-link.tsx";
import { LiveControls, type LiveLog } from "#app/(dashboard)/live-log/live-controls.tsx";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import type { DeliveryFilters } from "#lib/domain/webhooks/hooks.ts";
import { RecoveryMenu } from "../recovery/recovery-menu.tsx";
import { LogFilters } from "./log-filters.tsx";

type LogBarProps = { log: LiveLog; endpointId: string };

type WithFilters = LogBarProps & { filters: DeliveryFilters };

/** Whether the log moves, what it shows, and what can be done with all of it. */
export function LogBar({ log, endpointId, filters }: WithFilters) {
  return (
    <div data-chrome className="flex flex-wrap items-center gap-2 border-line border-b px-6 py-2 max-md:hidden">
      <LiveControls log={log} />
      <LogFilters />
      <span className="ml-auto flex items-center gap-2">
        <ExportLink resource="deliveries" query={filters} />
        <RecoveryMenu endpointId={endpointId} />
      </span>
    </div>
  );
}

/** The same on phones, below the log, where the thumb is. */
export function LogDock({ log, endpointId }: LogBarProps) {
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
      <RecoveryMenu endpointId={endpointId} />
    </div>
  );
}
