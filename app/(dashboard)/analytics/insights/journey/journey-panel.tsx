"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import type { SeriesColour } from "#components/charts/series.ts";
import { cellOf, plainNumber } from "#components/charts/wording.ts";
import { Segments } from "#components/ui/segments.tsx";
import { throughs } from "#lib/domain/analytics/insights/journey/contract.ts";
import { type Journey, type JourneyQuery, journeyQuery } from "#lib/domain/analytics/insights/journey/hooks.ts";
import { humanise, outcomeWords, pageName } from "../../../conversations/words.ts";
import { counted } from "../../../figure-words.ts";
import { listHref } from "../../figures/list-href.ts";
import { Panel } from "../../frame/panel.tsx";
import { FlowChart } from "./flow-chart.tsx";
import type { FlowLink } from "./flow-prepare.ts";
import { RankedPaths } from "./ranked-paths.tsx";

const title = "From the page to the outcome";
/** As many as the chart has room for. */
const SHOWN_STEPS = 9;
const outcomeColours: Record<string, SeriesColour> = { resolved: "c1", unanswered: "c0", escalated: "c2", open: "c3" };

const throughOptions = [
  { value: "question", label: "First question" },
  { value: "tag", label: "Tag" },
] as const;

/** On which page customers ask, what it is about, and how it ends; at first by whatever tells more ways apart. */
export function JourneyPanel({ scope }: { scope: JourneyQuery }) {
  const [through, setThrough] = useQueryState("through", parseAsStringLiteral(throughs));
  const asked = useQuery(journeyQuery({ ...scope, questions: SHOWN_STEPS, through: through ?? "most" }));
  return (
    <Panel title={title} query={asked} height={480} empty={emptyWords}>
      {(journey) => <JourneyChart journey={journey} onThrough={(next) => void setThrough(next)} />}
    </Panel>
  );
}

const emptyWords = ({ conversations }: Journey) =>
  conversations > 0 ? null : "No conversation began in these days. The ways that customers take will show here.";

const pageWords = (page: string) =>
  page === "other" ? "Other pages" : page === "none" ? "Page not known" : pageName(page);

type Step = { key: string; label: string; told: boolean; conversations: { count: number; filter: string } };

/** What the ways lead through, under one name for each kind. */
const stepsOf = ({ through, questions, tags }: Journey): Step[] =>
  through === "tag"
    ? tags.map(({ tag, conversations }) => ({
        ...{ key: tag ?? "", label: tag === null ? "Other tags or none" : humanise(tag), told: tag !== null },
        conversations,
      }))
    : questions.map(({ question, label, conversations }) => ({
        ...{ key: question, label, told: question.startsWith("qst_"), conversations },
      }));

type JourneyChartProps = { journey: Journey; onThrough: (through: Journey["through"]) => void };

function JourneyChart({ journey, onThrough }: JourneyChartProps) {
  const steps = stepsOf(journey);
  const stepName = journey.through === "tag" ? "Tag" : "First question";
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const node = (key: string, label: string, { count, filter }: { count: number; filter: string }) => ({
    ...{ key, label, count, href: listHref(filter) },
  });
  const columns = [
    { title: "Page", nodes: journey.pages.map((one) => node(one.page, pageWords(one.page), one.conversations)) },
    { title: stepName, nodes: steps.map(({ key, label, conversations }) => node(key, label, conversations)) },
    {
      title: "Outcome",
      nodes: journey.outcomes.map((one) => node(one.outcome, outcomeWords[one.outcome], one.conversations)),
    },
  ];
  const links = journey.links.map(
    ({ between, from, to, conversations }): FlowLink => ({
      column: between.startsWith("page_") ? 0 : 1,
      ...{ from, to, count: conversations.count, href: listHref(conversations.filter) },
    }),
  );
  const paths = journey.paths.map(({ page, question, tag, outcome, conversations }) => {
    const step = byKey.get(question ?? tag ?? "");
    return {
      key: `${page} ${step?.key} ${outcome}`,
      page: pageWords(page),
      step: step?.label ?? "",
      told: step?.told ?? false,
      outcome,
      count: conversations.count,
      href: listHref(conversations.filter),
    };
  });
  return (
    <ChartFrame
      title={title}
      note={counted(journey.conversations, "conversation")}
      legend={[]}
      table={{
        label: title,
        head: [`Page, ${stepName.toLowerCase()}, outcome`, "Conversations"],
        rows: paths.map(({ key, page, step, outcome, count, href }) => ({
          ...{ key, label: `${page} → ${step} → ${outcomeWords[outcome]}`, href },
          cells: [cellOf(count, plainNumber)],
        })),
      }}
    >
      <div data-chrome className="mb-3">
        <Segments label="Told apart by" value={journey.through} options={throughOptions} onValueChange={onThrough} />
      </div>
      <FlowChart
        columns={columns}
        links={links}
        colourOf={({ column, to }) => (column === 1 ? (outcomeColours[to] ?? "c0") : "c0")}
      />
      <RankedPaths paths={paths.toSorted((a, b) => Number(b.told) - Number(a.told))} />
    </ChartFrame>
  );
}
