"use client";

import { type ReactNode, useMemo } from "react";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { type KeyState, useApiKeys } from "#lib/domain/api-keys/hooks.ts";
import { keyColumns } from "./key-columns.tsx";
import { KeyLines } from "./key-lines.tsx";
import type { OnAct } from "./key-menu.tsx";

const nothing: Record<KeyState, string> = {
  working:
    "There is no key yet. Make one for the first program that should read conversations, answer or fetch figures.",
  expired: "No key has expired. Those that do stay here, so that you can see what stopped.",
  revoked: "No key was revoked. Those that are stay here with the day it was done.",
};

type KeysListProps = {
  state: KeyState;
  /** Stands where there are no working keys. */
  create: ReactNode;
  onAct: OnAct | null;
  newIds: ReadonlySet<string>;
};

/** The keys in one state. */
export function KeysList({ state, create, onAct, newIds }: KeysListProps) {
  const keys = useApiKeys(state);
  const columns = useMemo(() => keyColumns(state, onAct), [state, onAct]);
  return (
    <DataTable
      label={`Keys: ${state}`}
      columns={columns}
      rows={keys.data?.pages.flatMap((page) => page.data) ?? []}
      getRowId={(row) => row.id}
      status={keys.isPending ? "loading" : keys.data ? "ready" : "error"}
      empty={<EmptyState action={state === "working" && create}>{nothing[state]}</EmptyState>}
      error={<Failure error={keys.error} onRetry={() => keys.refetch()} />}
      density="roomy"
      newIds={newIds}
      renderCompact={(row) => <KeyLines row={row} onAct={onAct} />}
      hasMore={keys.hasNextPage}
      onLoadMore={() => keys.fetchNextPage()}
      loadingMore={keys.isFetchingNextPage}
    />
  );
}
