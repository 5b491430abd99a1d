"use client";

import { clsx } from "clsx";
import type { Ref } from "react";
import { LiveIndicator } from "#components/ui/live-indicator.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { ExportLink } from "../exports/export-link.tsx";
import { FilterBar } from "./filters/filter-bar.tsx";
import { type Filters, queryOf } from "./filters/filter-params.ts";
import { SortMenu } from "./filters/sort-menu.tsx";
import type { SetFilters } from "./filters/use-filters.ts";
import { ViewTabs } from "./filters/view-tabs.tsx";
import type { useConversationList } from "./list/use-conversation-list.ts";

type HeadProps = {
  filters: Filters;
  set: SetFilters;
  onSearch: (text: string) => void;
  onLeaveSearch: () => void;
  searchRef: Ref<HTMLInputElement>;
  list: ReturnType<typeof useConversationList>;
  mayExport: boolean;
  /** A conversation is open, and takes the whole page where that is narrow. */
  open: boolean;
};

/** Title, tabs and filters. */
export function ConversationsHead({ filters, set, list, mayExport, open, ...search }: HeadProps) {
  const behind = clsx(open && "@max-[42rem]/page:hidden");
  const state = list.live.state === "off" ? "connecting" : list.live.state;
  return (
    <>
      <div className={clsx("shrink-0", open && "@max-[42rem]/page:sr-only")}>
        <PageHeader
          title="Conversations"
          meta={<LiveIndicator state={state} />}
          actions={mayExport && <ExportLink resource="conversations" query={queryOf(filters)} />}
        />
      </div>
      <ViewTabs filters={filters} className={clsx("shrink-0", behind)} />
      <FilterBar
        filters={filters}
        set={set}
        {...search}
        aside={
          <>
            {list.count}
            <SortMenu sort={filters.sort} onSort={(sort) => set({ sort })} />
          </>
        }
        className={behind}
      />
    </>
  );
}
