"use client";

import type { ReactNode, RefObject } from "react";
import { LoadMore } from "#components/data-table/load-more.tsx";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import type { Chosen } from "../bulk/use-chosen.ts";
import type { Selection } from "../use-selection.ts";
import { ConversationListRow } from "./conversation-row.tsx";
import { useToday } from "./use-today.ts";

type ListProps = {
  rows: readonly ConversationRow[];
  list: RefObject<HTMLUListElement | null>;
  query: string;
  selection: Selection;
  stop: string | null;
  onFocus: (id: string) => void;
  freshIds: ReadonlySet<string>;
  chosen: Chosen | null;
  hasMore: boolean;
  onLoadMore: () => void;
  loadingMore: boolean;
  /** What stands after the last row. */
  end?: ReactNode;
};

/** The conversations, one below the other. */
export function ConversationList({
  rows,
  list,
  query,
  selection,
  stop,
  onFocus,
  freshIds,
  chosen,
  ...more
}: ListProps) {
  const today = useToday();
  return (
    <>
      <ul ref={list} aria-label="Conversations">
        {rows.map((row) => (
          <ConversationListRow
            key={row.id}
            row={row}
            href={selection.hrefOf(row.id)}
            query={query}
            today={today}
            selected={row.id === selection.id}
            fresh={freshIds.has(row.id)}
            stop={row.id === stop}
            onOpen={selection.open}
            onFocus={onFocus}
            chosen={chosen}
          />
        ))}
      </ul>
      {more.hasMore && <LoadMore onLoadMore={more.onLoadMore} loading={more.loadingMore} infinite />}
      {more.end}
    </>
  );
}
