"use client";

import type { KeyboardEvent, ReactNode, RefObject } from "react";
import type { Column } from "#components/data-table/columns.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Failure } from "../failure.tsx";
import { Announcer } from "./announcer.tsx";
import { useWide } from "./use-wide.ts";

type Query = {
  isPending: boolean;
  data?: unknown;
  error: Error | null;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
};

type LiveTableProps<Row extends { id: string }> = {
  /** What the section is, and what its table lists: "Event log", "Events". */
  label: string;
  lists: string;
  /** What is announced: 1 new event, 2 new events. */
  one: string;
  many: string;
  /** From `useLiveRows`, with the query behind it. */
  log: { rows: readonly Row[]; fresh: ReadonlySet<string>; withheld: number; flip: () => void; query: Query };
  /** Stands at the top of the log: while it is out of sight, the log stands still. */
  top: RefObject<HTMLDivElement | null>;
  /** Beside an inspector the narrow columns, unless the window is so wide. */
  columns: { all: Column<Row>[]; narrow: Column<Row>[] };
  roomForAll: number;
  selectedId: string | null;
  onSelect: (id: string) => void;
  renderCompact: (row: Row) => ReactNode;
  empty: ReactNode;
  /** Above the table: whether it moves, and what it shows. */
  bar: ReactNode;
  /** Below it. */
  dock?: ReactNode;
};

/** A log that moves by itself until it is held, by its button or by the space bar. */
export function LiveTable<Row extends { id: string }>(props: LiveTableProps<Row>) {
  const { label, lists, one, many, log, top, columns, roomForAll, selectedId, onSelect } = props;
  const { query } = log;
  const roomy = useWide(roomForAll);
  const holdBySpace = (event: KeyboardEvent) => {
    if (event.key !== " " || !(event.target instanceof HTMLElement) || event.target.closest("a, button")) return;
    event.preventDefault();
    log.flip();
  };
  return (
    <section
      aria-label={label}
      onKeyDown={holdBySpace}
      className="relative flex min-w-0 flex-1 flex-col min-[1200px]:overflow-y-auto"
    >
      <div ref={top} className="h-px shrink-0" />
      {props.bar}
      <DataTable
        label={lists}
        columns={selectedId && !roomy ? columns.narrow : columns.all}
        rows={log.rows}
        getRowId={(row) => row.id}
        status={query.isPending ? "loading" : query.data ? "ready" : "error"}
        empty={props.empty}
        error={<Failure what={`The ${many}`} error={query.error} onRetry={() => query.refetch()} />}
        onOpen={(row) => onSelect(row.id)}
        selectedId={selectedId}
        newIds={log.fresh}
        renderCompact={props.renderCompact}
        hasMore={query.hasNextPage}
        onLoadMore={() => query.fetchNextPage()}
        loadingMore={query.isFetchingNextPage}
        infinite
      />
      {props.dock}
      <Announcer total={log.rows.length + log.withheld} one={one} many={many} />
    </section>
  );
}
