"use client";

import { ArrowUp } from "lucide-react";
import type { RefObject } from "react";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { BulkBar } from "../bulk/bulk-bar.tsx";
import type { useBulk } from "../bulk/use-bulk.ts";
import type { Chosen } from "../bulk/use-chosen.ts";
import type { Selection } from "../use-selection.ts";
import { ConversationList } from "./conversation-list.tsx";
import { ListSkeleton } from "./list-skeleton.tsx";
import type { useConversationList } from "./use-conversation-list.ts";
import type { useRows } from "./use-rows.ts";

type ListPaneProps = {
  list: ReturnType<typeof useConversationList>;
  rows: ReturnType<typeof useRows>;
  scroller: RefObject<HTMLDivElement | null>;
  listRef: RefObject<HTMLUListElement | null>;
  selection: Selection;
  query: string;
  filtered: boolean;
  onClear: () => void;
  /** Null for those who may only read. */
  chosen: Chosen | null;
  bulk: ReturnType<typeof useBulk>;
};

const firstConversation = `curl -X POST "$SHOPGUIDE_URL/v1/conversations" \\
  -H "Authorization: Bearer $SHOPGUIDE_API_KEY" -H "Content-Type: application/json" \\
  -d '{"customer":{"email":"ana@example.com"},"initial_message":"Do you have this in M?"}'`;

/** The list with all that it can be: on its way, empty, broken, full, and with new ones waiting above. */
export function ListPane(props: ListPaneProps) {
  const { list, rows, scroller, listRef, selection, query } = props;
  const admit = () => {
    scroller.current?.scrollTo({ top: 0 });
    list.live.admit();
  };
  return (
    <div className="relative flex h-full min-h-0 flex-col">
      <div role="status" className="shrink-0">
        {list.live.waiting > 0 && (
          <Button
            variant="quiet"
            onClick={admit}
            icon={<ArrowUp aria-hidden="true" />}
            className="w-full !rounded-none !border-line !border-b !bg-selected text-accent"
          >
            {list.live.waiting} new
          </Button>
        )}
      </div>
      {props.chosen && <BulkBar chosen={props.chosen} bulk={props.bulk} />}
      <div ref={scroller} key={list.name} aria-busy={list.stale} className="min-h-0 flex-1 overflow-y-auto">
        {list.status === "pending" && <ListSkeleton />}
        {list.status === "error" && <Failure what="The conversations" error={list.error} onRetry={list.retry} />}
        {list.status === "success" && list.rows.length === 0 && <NothingHere {...props} />}
        {list.status === "success" && list.rows.length > 0 && (
          <ConversationList
            rows={list.rows}
            list={listRef}
            query={query}
            selection={selection}
            stop={rows.stop}
            onFocus={rows.onFocus}
            freshIds={list.live.freshIds}
            chosen={props.chosen}
            hasMore={list.hasMore}
            onLoadMore={list.loadMore}
            loadingMore={list.loadingMore}
          />
        )}
      </div>
    </div>
  );
}

function NothingHere({ filtered, onClear }: Pick<ListPaneProps, "filtered" | "onClear">) {
  if (filtered) {
    return (
      <EmptyState action={<Button onClick={onClear}>Remove search and filters</Button>}>
        No conversation is like that. Search for fewer words, or remove a filter.
      </EmptyState>
    );
  }
  return (
    <EmptyState command={firstConversation}>
      Here you read what your customers ask and what they are answered. The first conversation comes in by the API:
    </EmptyState>
  );
}
