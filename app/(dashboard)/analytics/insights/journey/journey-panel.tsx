"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import type { SeriesColour } from "#components/charts/series.ts";
import { cellOf, plainNumber } from "#components/charts/wording.ts";
import { type Journey, type JourneyQuery, journeyQuery } from "#lib/domain/analytics/insights/journey/hooks.ts";
import { outcomeWords, pageName } from "../../../conversations/words.ts";
import { counted } from "../../../overview/words.ts";
import { listHref } from "../../figures/list-href.ts";
import { Panel } from "../../frame/panel.tsx";
import { FlowChart } from "./flow-chart.tsx";
import type { FlowLink } from "./flow-prepare.ts";
import { RankedPaths } from "./ranked-paths.tsx";

const title = "From the page to the outcome";
const outcomeColours: Record<string, SeriesColour> = { resolved: "c1", unanswered: "c0", escalated: "c2", open: "c3" };

/** On which page customers ask, what they ask first, and how it ends. */
export function JourneyPanel({ scope }: { scope: JourneyQuery }) {
  const asked = useQuery(journeyQuery(scope));
  return (
    <Panel title={title} query={asked} height={480} empty={emptyWords}>
      {(journey) => <JourneyChart journey={journey} />}
    </Panel>
  );
}

const emptyWords = ({ conversations }: Journey) =>
  conversations > 0 ? null : "No conversation began in these days. The ways that customers take will show here.";

const pageWords = (page: string) =>
  page === "other" ? "Other pages" : page === "none" ? "Page not known" : pageName(page);

/** A question that has a name comes before all those that are told together. */
const isTold = ({ key }: { key: string }) => key.includes(" qst_");

function JourneyChart({ journey }: { journey: Journey }) {
  const labels = new Map(journey.questions.map(({ question, label }) => [question, label]));
  const node = (key: string, label: string, { count, filter }: { count: number; filter: string }) => ({
    ...{ key, label, count, href: listHref(filter) },
  });
  const columns = [
    { title: "Page", nodes: journey.pages.map((one) => node(one.page, pageWords(one.page), one.conversations)) },
    {
      title: "First question",
      nodes: journey.questions.map((one) => node(one.question, one.label, one.conversations)),
    },
    {
      title: "Outcome",
      nodes: journey.outcomes.map((one) => node(one.outcome, outcomeWords[one.outcome], one.conversations)),
    },
  ];
  const links = journey.links.map(
    ({ between, from, to, conversations }): FlowLink => ({
      column: between === "page_question" ? 0 : 1,
      ...{ from, to, count: conversations.count, href: listHref(conversations.filter) },
    }),
  );
  const paths = journey.paths.map(({ page, question, outcome, conversations }) => ({
    key: `${page} ${question} ${outcome}`,
    page: pageWords(page),
    question: labels.get(question) ?? question,
    outcome,
    count: conversations.count,
    href: listHref(conversations.filter),
  }));
  return (
    <ChartFrame
      title={title}
      note={counted(journey.conversations, "conversation")}
      legend={[]}
      table={{
        label: title,
        head: ["Page, first question, outcome", "Conversations"],
        rows: paths.map(({ key, page, question, outcome, count, href }) => ({
          ...{ key, label: `${page} → ${question} → ${outcomeWords[outcome]}`, href },
          cells: [cellOf(count, plainNumber)],
        })),
      }}
    >
      <FlowChart
        columns={columns}
        links={links}
        colourOf={({ column, to }) => (column === 1 ? (outcomeColours[to] ?? "c0") : "c0")}
      />
      <RankedPaths paths={[...paths.filter(isTold), ...paths.filter((path) => !isTold(path))]} />
    </ChartFrame>
  );
}
