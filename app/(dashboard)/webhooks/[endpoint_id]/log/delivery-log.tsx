"use client";

import { useRef } from "react";
import { LiveTable } from "#app/(dashboard)/live-log/live-table.tsx";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { RecoveryStrip } from "../recovery/recovery-strip.tsx";
import { LogBar, LogDock } from "./log-bar.tsx";
import { logColumns } from "./log-columns.tsx";
import { LogEmpty } from "./log-empty.tsx";
import { LogLines } from "./log-lines.tsx";
import { useLiveLog } from "./use-live-log.ts";

type DeliveryLogProps = {
  endpoint: Endpoint;
  filters: Parameters<typeof useLiveLog>[0];
  selectedId: string | null;
  onSelect: (id: string) => void;
};

/** What was and is being sent, newest first. It moves by itself until it is held. */
export function DeliveryLog({ endpoint, filters, selectedId, onSelect }: DeliveryLogProps) {
  const top = useRef<HTMLDivElement>(null);
  const log = useLiveLog(filters, top);
  return (
    <LiveTable
      label="Delivery log"
      lists="Deliveries"
      one="delivery"
      many="deliveries"
      log={log}
      top={top}
      columns={logColumns}
      roomForAll={1400}
      selectedId={selectedId}
      onSelect={onSelect}
      renderCompact={(delivery) => <LogLines delivery={delivery} />}
      empty={<LogEmpty endpointId={endpoint.id} />}
      bar={
        <>
          <LogBar log={log} endpointId={endpoint.id} filters={filters} />
          <RecoveryStrip endpointId={endpoint.id} />
        </>
      }
      dock={<LogDock log={log} endpointId={endpoint.id} />}
    />
  );
}
