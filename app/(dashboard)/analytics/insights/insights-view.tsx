"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { AnalyticsHeader } from "../frame/analytics-header.tsx";
import { useAnalyticsFilters } from "../frame/use-analytics-filters.ts";
import { useRange } from "../range/use-range.ts";
import { ComparePanel } from "./compare/compare-panel.tsx";
import { JourneyPanel } from "./journey/journey-panel.tsx";
import { PeoplePanel } from "./people/people-panel.tsx";
import { DemandPanel } from "./products/demand-panel.tsx";
import { GapsPanel } from "./questions/gaps-panel.tsx";
import { QuestionsPanel } from "./questions/questions-panel.tsx";

const tabs = [
  { value: "questions", label: "Questions" },
  { value: "gaps", label: "Content gaps" },
  { value: "products", label: "Products" },
  { value: "journey", label: "Journey" },
  { value: "people", label: "Customers" },
  { value: "compare", label: "Compare" },
] as const;

const views = tabs.map(({ value }) => value);

type InsightsViewProps = { initialToday: string; mayKeepSegments: boolean };

/** What conversations tell of customers: what they ask, miss, want and do. */
export function InsightsView({ initialToday, mayKeepSegments }: InsightsViewProps) {
  const asked = useRange(initialToday, "90d");
  const narrowed = useAnalyticsFilters();
  const [view, setView] = useQueryState("view", parseAsStringLiteral(views).withDefault("questions"));
  const { question: _q, opening_question: _o, opening_question_not: _n, page_not: _p, ...rest } = narrowed.query;
  const { mentions: _m, mentions_sold_out: _s, ...filters } = rest;
  const scope = { ...filters, from: asked.range.start, to: asked.range.end };
  const byFilters = view !== "people" && view !== "compare";
  return (
    <>
      <AnalyticsHeader
        title="Insights"
        asked={view === "people" ? undefined : asked}
        compared={false}
        narrowed={byFilters ? narrowed : undefined}
      />
      <Tabs label="Insights" tabs={tabs} value={view} onValueChange={(next) => void setView(next)}>
        <TabPanel value="questions">
          <QuestionsPanel scope={scope} days={asked.range.days} />
        </TabPanel>
        <TabPanel value="gaps">
          <GapsPanel scope={scope} />
        </TabPanel>
        <TabPanel value="products">
          <DemandPanel scope={scope} />
        </TabPanel>
        <TabPanel value="journey">
          <JourneyPanel scope={scope} />
        </TabPanel>
        <TabPanel value="people">
          <PeoplePanel mayKeepSegments={mayKeepSegments} />
        </TabPanel>
        <TabPanel value="compare">
          <ComparePanel from={asked.range.start} to={asked.range.end} />
        </TabPanel>
      </Tabs>
    </>
  );
}
