"use client";

import { ChartTable } from "#components/charts/chart-table.tsx";
import { CsvButton } from "#components/charts/csv-button.tsx";
import { cellOf } from "#components/charts/wording.ts";
import { Section } from "#components/ui/section.tsx";
import { dimensions } from "#lib/domain/analytics/definitions/dimensions.ts";
import type { SeriesAnswer, SeriesPart } from "#lib/domain/analytics/series/hooks.ts";
import { count } from "../../figure-words.ts";
import { groupName } from "./group-name.ts";
import { listHref } from "./list-href.ts";
import { metricName } from "./metric-names.ts";
import { DRAWN_GROUPS, groupKey } from "./series-points.ts";
import { writingOf } from "./writing.ts";

/** Every group with every figure of the page; each leads to its conversations. */
export function GroupTable({ answer }: { answer: SeriesAnswer }) {
  const { metrics, groups, groups_total, group_by } = answer;
  const by = group_by.map((id) => dimensions[id].label.toLowerCase()).join(" and ");
  const title = `By ${by}`;
  const overlapping = group_by.some((id) => dimensions[id].overlapping);
  const table = {
    label: title,
    head: [group_by.map((id) => dimensions[id].label).join(" · "), ...metrics.map(metricName)],
    rows: groups.map((group) => ({
      key: groupName(group),
      label: groupName(group),
      href: group.filter === null ? undefined : listHref(group.filter),
      cells: metrics.map((metric) => cellIn(answer, group, metric)),
    })),
  };
  return (
    <Section
      title={title}
      note={noteOf(groups_total, overlapping)}
      className="border-line border-t"
      aside={<CsvButton table={table} />}
    >
      <div className="overflow-x-auto">
        <ChartTable {...table} rows={table.rows.map((row, index) => ({ ...row, key: keyOf(groups[index], index) }))} />
      </div>
    </Section>
  );
}

const keyOf = (group: SeriesPart | undefined, index: number) => (group ? `${index}${groupKey(group)}` : `${index}`);

function cellIn(answer: SeriesAnswer, group: SeriesPart, metric: SeriesAnswer["metrics"][number]) {
  const value = group.values[metric.id]?.value ?? null;
  const { scale, write } = writingOf(metric, answer.currency, value);
  const href = group.filter === null ? undefined : listHref(group.filter, metric.filter);
  return { ...cellOf(value === null ? null : scale(value), write, href), value };
}

function noteOf(groups: number, overlapping: boolean): string {
  const many = groups === 1 ? "1 group" : `${count(groups)} groups`;
  const drawn = groups > DRAWN_GROUPS ? ", the five largest in the chart" : "";
  return `${many}${drawn}${overlapping ? "; a conversation may be in several" : ""}`;
}
