"use client";

import { clsx } from "clsx";
import { useEffect, useRef } from "react";
import { bulks } from "./bulk/steps.ts";
import { useBulk } from "./bulk/use-bulk.ts";
import { useChosen } from "./bulk/use-chosen.ts";
import { ConversationsHead } from "./conversations-head.tsx";
import { fields, isSet, without } from "./filters/fields.ts";
import { queryOf } from "./filters/filter-params.ts";
import { useFilters } from "./filters/use-filters.ts";
import { ListPane } from "./list/list-pane.tsx";
import { useConversationList } from "./list/use-conversation-list.ts";
import { useRows } from "./list/use-rows.ts";
import type { May } from "./may.ts";
import { NothingOpen } from "./nothing-open.tsx";
import { TranscriptPane } from "./transcript/transcript-pane.tsx";
import { useKeys } from "./use-keys.ts";
import { useSelection } from "./use-selection.ts";

const AT_TOP_PX = 8;

/** List, transcript and panel side by side; one at a time where there is no room. */
export function ConversationsView({ may }: { may: May }) {
  const { filters, set, search } = useFilters();
  const selection = useSelection();
  const scroller = useRef<HTMLDivElement>(null);
  const listRef = useRef<HTMLUListElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const list = useConversationList(queryOf(filters), () => (scroller.current?.scrollTop ?? 0) < AT_TOP_PX);
  const everyRow = useChosen(list.rows);
  const chosen = may.write ? everyRow : null;
  const bulk = useBulk((done, changed) => {
    everyRow.none();
    if (done === bulks.delete && changed.some((row) => row.id === selection.id)) selection.close();
  });
  const rows = useRows({ ids: list.rows.map((row) => row.id), list: listRef, selection, chosen });
  const { id } = selection;
  useKeys({ "/": () => searchRef.current?.focus() });
  useEffect(() => {
    // Where the list makes room for the conversation, the focus goes along.
    if (id && listRef.current?.offsetParent === null) pane.current?.focus({ preventScroll: true });
  }, [id]);

  const narrow = "@max-[42rem]/page:w-full @max-[42rem]/page:border-r-0";
  const behind = "@max-[42rem]/page:hidden";
  const stepTo = (to: string | undefined) => (to ? () => selection.open(to) : undefined);
  return (
    <div className="@container/page flex h-full min-h-0 flex-col print:h-auto">
      <ConversationsHead
        filters={filters}
        set={set}
        onSearch={search}
        onLeaveSearch={rows.focusFirst}
        searchRef={searchRef}
        list={list}
        mayExport={may.export}
        open={id !== null}
      />
      <div className="flex min-h-0 flex-1">
        <div className={clsx("w-84 shrink-0 border-line border-r", narrow, id && behind, id && "print:hidden")}>
          <ListPane
            list={list}
            rows={rows}
            scroller={scroller}
            listRef={listRef}
            selection={selection}
            query={filters.q}
            filtered={filters.q !== "" || fields.some((field) => isSet(field, filters))}
            onClear={() => set({ q: null, ...without(...fields) })}
            chosen={chosen}
            bulk={bulk}
          />
        </div>
        <div ref={pane} tabIndex={-1} className={clsx("min-w-0 flex-1 outline-none", !id && behind)}>
          {id && (
            <TranscriptPane
              id={id}
              query={filters.q}
              may={may}
              onBack={selection.close}
              onPrevious={stepTo(rows.previous)}
              onNext={stepTo(rows.next)}
            />
          )}
          {!id && list.rows.length > 0 && <NothingOpen />}
        </div>
      </div>
    </div>
  );
}
