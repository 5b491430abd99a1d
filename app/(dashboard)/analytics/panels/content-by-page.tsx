"use client";

import { ScoreBars } from "#components/charts/score-bars.tsx";
import type { SeriesAnswer } from "#lib/domain/analytics/series/hooks.ts";
import { counted } from "../../figure-words.ts";
import { groupName } from "../figures/group-name.ts";
import { listHref } from "../figures/list-href.ts";
import { groupKey } from "../figures/series-points.ts";
import type { Scope } from "../figures/use-figures.ts";
import { Panel } from "../frame/panel.tsx";
import { useGroups } from "./use-groups.ts";

const SHOWN = 6;
const LOOKED_AT = 30;
const LEAST_SCORES = 3;
const HIGHEST = 5;
const title = "Least content, by entry point";

/** On which pages customers gave the lowest scores; a page with only one or two of them says nothing. */
export function ContentByPage({ scope }: { scope: Scope }) {
  const query = useGroups({ scope, by: ["page"], metrics: ["satisfaction"], groups: LOOKED_AT });
  return (
    <Panel title={title} query={query} empty={(answer) => (rowsOf(answer).length === 0 ? emptyWords : null)}>
      {(answer) => (
        <ScoreBars
          title={title}
          note="mean of 5"
          rows={rowsOf(answer)}
          top={HIGHEST}
          heads={["Page", "Mean", "Scores"]}
        />
      )}
    </Panel>
  );
}

const emptyWords = `Pages whose conversations have at least ${LEAST_SCORES} scores will show here.`;

function rowsOf({ groups }: SeriesAnswer) {
  const scored = groups.flatMap((group) => {
    const figure = group.values.satisfaction;
    if (group.filter === null || typeof figure?.value !== "number" || figure.count < LEAST_SCORES) return [];
    const href = listHref(group.filter, { min_satisfaction: "0" });
    const note = counted(figure.count, "score");
    return { key: groupKey(group), label: groupName(group), value: figure.value, count: figure.count, note, href };
  });
  return scored.sort((a, b) => a.value - b.value).slice(0, SHOWN);
}
