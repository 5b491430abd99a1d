"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "#components/ui/page-header.tsx";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { dateIn } from "#lib/calendar.ts";
import { useSummary } from "#lib/domain/analytics/hooks.ts";
import { seriesQuery } from "#lib/domain/analytics/series/hooks.ts";
import type { LiveEvent } from "#lib/domain/stream/hooks.ts";
import { RangePicker } from "../analytics/range/range-picker.tsx";
import { useRange } from "../analytics/range/use-range.ts";
import { ApiToday } from "./api-today.tsx";
import { NeedsYou } from "./attention/needs-you.tsx";
import { useNeeds } from "./attention/use-needs.ts";
import { Charts } from "./charts.tsx";
import { Figures } from "./figures-strip.tsx";
import type { May } from "./may.ts";
import { HappeningNow } from "./now/happening-now.tsx";
import { FirstSteps } from "./onboarding/first-steps.tsx";
import { isDone, useSteps } from "./onboarding/use-steps.ts";
import { Updated } from "./updated.tsx";
import { WebhooksBlock } from "./webhooks-block.tsx";

const BUSY_MS = 10_000;

type OverviewViewProps = { may: May; initialToday: string; origin: string };

/** The shop at a glance: what needs a person, the figures of a range, and what happens now. */
export function OverviewView({ may, initialToday, origin }: OverviewViewProps) {
  const zone = useTimeZone();
  const asked = useRange(initialToday, "7d");
  const { range, compare } = asked;
  const { start, end } = range;
  const summary = useSummary({ start, end, compare });
  const revenue = useQuery(seriesQuery({ from: start, to: end, interval: "day", metrics: ["revenue"], compare }));
  const needs = useNeeds(summary.data, may);
  const steps = useSteps(may.setUp);

  if (summary.data) asked.noticeToday(dateIn(zone, new Date(summary.data.generated_at)));

  const begun = steps.data && !isDone(steps.data);
  const refresh = (event: LiveEvent) => {
    const counts = event.event.startsWith("conversation.");
    if (counts && Date.now() - summary.dataUpdatedAt > BUSY_MS) {
      void summary.refetch();
      void revenue.refetch();
    }
    if (begun) void steps.refetch();
  };

  return (
    <div className="flex min-h-full flex-col">
      <PageHeader
        title="Overview"
        meta={<Updated at={summary.data?.generated_at} timeZone={zone} />}
        actions={<RangePicker {...asked} />}
      />
      <NeedsYou needs={needs} />
      {begun && <FirstSteps steps={steps.data} origin={origin} />}
      <Figures summary={summary} revenue={revenue} />
      <div className="grid flex-1 grid-cols-1 max-xl:content-start xl:grid-rows-[auto_1fr] xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="min-w-0 border-line max-xl:border-b xl:border-r">
          <Charts summary={summary} range={range} compare={compare} />
        </div>
        <HappeningNow seeWebhooks={may.seeWebhooks} onEvent={refresh} />
        <div className="min-w-0 border-line max-xl:border-y xl:border-t xl:border-r">
          {may.seeWebhooks && <WebhooksBlock />}
        </div>
        <div className="min-w-0 border-line xl:border-t">
          <ApiToday today={asked.today} seeExports={may.seeExports} />
        </div>
      </div>
    </div>
  );
}
