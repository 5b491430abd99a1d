"use client";

import { Plus } from "lucide-react";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { AddFilter } from "#app/(dashboard)/conversations/filters/add-filter.tsx";
import { FieldChips } from "#app/(dashboard)/conversations/filters/filter-chips.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { analyticsPages } from "../analytics-pages.ts";
import { IntervalMenu } from "../range/interval-menu.tsx";
import { RangePicker } from "../range/range-picker.tsx";
import type { AskedRange } from "../range/use-range.ts";
import { PrintRange } from "./print-range.tsx";
import { type AnalyticsFilters, analyticsFields } from "./use-analytics-filters.ts";

type AnalyticsHeaderProps = {
  title: string;
  /** Without it the page is about now, whatever the days. */
  asked?: AskedRange;
  /** Offers to compare with other days. */
  compared?: boolean;
  /** Offers "by day" and so on. */
  steps?: boolean;
  /** Offers to narrow the figures to some conversations. */
  narrowed?: AnalyticsFilters;
  /** After the range: a menu, further actions. */
  actions?: ReactNode;
};

/** The head of a page of Analytics: range and comparison, steps, filters; on a phone the way to its neighbours. */
export function AnalyticsHeader({ title, asked, compared = true, steps, narrowed, actions }: AnalyticsHeaderProps) {
  return (
    <>
      <PageHeader
        title={title}
        actions={
          <>
            {asked && <RangePicker {...asked} compare={compared ? asked.compare : undefined} />}
            {asked && steps && <IntervalMenu {...asked} />}
            {narrowed && (
              <AddFilter
                trigger={
                  <Button variant="quiet" icon={<Plus aria-hidden="true" />}>
                    Filter
                  </Button>
                }
                filters={narrowed.filters}
                set={narrowed.set}
                offered={analyticsFields}
              />
            )}
            {actions}
          </>
        }
      />
      {asked && <PrintRange asked={compared ? asked : { ...asked, compare: "none" }} />}
      <Neighbours />
      {narrowed && narrowed.inForce.length > 0 && (
        <div data-chrome className="flex flex-wrap items-center gap-2 border-line border-t px-6 py-2.5 max-md:px-4">
          <FieldChips {...narrowed} />
        </div>
      )}
    </>
  );
}

/** Where there is no sidebar to show them. */
function Neighbours() {
  const pathname = usePathname();
  const tabs = analyticsPages.map(({ href, label }) => ({ href, label, current: href === pathname }));
  return <LinkTabs label="Analytics" tabs={tabs} className="md:hidden" />;
}
