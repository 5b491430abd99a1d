"use client";

import { type KeyboardEvent, useRef } from "react";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { Announcer } from "#app/(dashboard)/live-log/announcer.tsx";
import { useWide } from "#app/(dashboard)/live-log/use-wide.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { RecoveryStrip } from "../recovery/recovery-strip.tsx";
import { LogBar, LogDock } from "./log-bar.tsx";
import { logColumns } from "./log-columns.tsx";
import { LogEmpty } from "./log-empty.tsx";
import { LogLines } from "./log-lines.tsx";
import { useLiveLog } from "./use-live-log.ts";

const ROOM_FOR_ALL = 1400;

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
  const roomy = useWide(ROOM_FOR_ALL);
  const { query } = log;

  const holdBySpace = (event: KeyboardEvent) => {
    if (event.key !== " " || !(event.target instanceof HTMLElement) || event.target.closest("a, button")) return;
    event.preventDefault();
    log.flip();
  };

  return (
    <section
      aria-label="Delivery log"
      onKeyDown={holdBySpace}
      className="relative flex min-w-0 flex-1 flex-col min-[1200px]:overflow-y-auto"
    >
      <div ref={top} className="h-px shrink-0" />
      <LogBar log={log} endpointId={endpoint.id} />
      <RecoveryStrip endpointId={endpoint.id} />
      <DataTable
        label="Deliveries"
        columns={selectedId && !roomy ? logColumns.narrow : logColumns.all}
        rows={log.rows}
        getRowId={(delivery) => delivery.id}
        status={query.isPending ? "loading" : query.data ? "ready" : "error"}
        empty={<LogEmpty endpointId={endpoint.id} />}
        error={<Failure error={query.error} onRetry={() => query.refetch()} />}
        onOpen={(delivery) => onSelect(delivery.id)}
        selectedId={selectedId}
        newIds={log.fresh}
        renderCompact={(delivery) => <LogLines delivery={delivery} />}
        hasMore={query.hasNextPage}
        onLoadMore={() => query.fetchNextPage()}
        loadingMore={query.isFetchingNextPage}
        infinite
      />
      <LogDock log={log} endpointId={endpoint.id} />
      <Announcer total={log.rows.length + log.withheld} one="delivery" many="deliveries" />
    </section>
  );
}
