"use client";

import { clsx } from "clsx";
import { useRef } from "react";
import { LiveIndicator } from "#components/ui/live-indicator.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { fields, isSet, without } from "./filters/fields.ts";
import { FilterBar } from "./filters/filter-bar.tsx";
import { queryOf } from "./filters/filter-params.ts";
import { OutcomeTabs } from "./filters/outcome-tabs.tsx";
import { SortMenu } from "./filters/sort-menu.tsx";
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
  const list = useConversationList(queryOf(filters), () => (scroller.current?.scrollTop ?? 0) < AT_TOP_PX);
  const rows = useRows({ ids: list.rows.map((row) => row.id), list: listRef, selection });
  useKeys({ "/": () => searchRef.current?.focus() });

  const { id } = selection;
  const behind = id !== null && "@max-[42rem]/page:hidden";
  const stepTo = (to: string | undefined) => (to ? () => selection.open(to) : undefined);
  return (
    <div className="@container/page flex h-full min-h-0 flex-col print:h-auto">
      <div className={clsx("shrink-0", id && "@max-[42rem]/page:sr-only")}>
        <PageHeader
          title="Conversations"
          meta={<LiveIndicator state={list.live.state === "off" ? "connecting" : list.live.state} />}
        />
      </div>
      <OutcomeTabs filters={filters} className={clsx("shrink-0", behind)} />
      <FilterBar
        filters={filters}
        set={set}
        onSearch={search}
        onLeaveSearch={rows.focusFirst}
        searchRef={searchRef}
        aside={
          <>
            {list.count}
            <SortMenu sort={filters.sort} onSort={(sort) => set({ sort })} />
          </>
        }
        className={clsx(behind)}
      />
      <div className="flex min-h-0 flex-1">
        <div
          className={clsx(
            "w-84 shrink-0 border-line border-r @max-[42rem]/page:w-full @max-[42rem]/page:border-r-0",
            behind,
          )}
        >
          <ListPane
            list={list}
            rows={rows}
            scroller={scroller}
            listRef={listRef}
            selection={selection}
            query={filters.q}
            filtered={filters.q !== "" || fields.some((field) => isSet(field, filters))}
            onClear={() => set({ q: null, ...without(...fields) })}
          />
        </div>
        <div className={clsx("min-w-0 flex-1", !id && "@max-[42rem]/page:hidden")}>
          {id ? (
            <TranscriptPane
              id={id}
              query={filters.q}
              may={may}
              onBack={selection.close}
              onPrevious={stepTo(rows.previous)}
              onNext={stepTo(rows.next)}
            />
          ) : (
            <NothingOpen />
          )}
        </div>
      </div>
    </div>
  );
}
