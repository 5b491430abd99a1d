"use client";

import { RankedBars } from "#components/charts/ranked-bars.tsx";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { type MetricId, metrics } from "#lib/domain/analytics/definitions/catalogue.ts";
import { type Dimension, dimensions } from "#lib/domain/analytics/definitions/dimensions.ts";
import type { SeriesAnswer } from "#lib/domain/analytics/series/hooks.ts";
import { count } from "../../figure-words.ts";
import { groupName } from "../figures/group-name.ts";
import { listHref } from "../figures/list-href.ts";
import { metricName } from "../figures/metric-names.ts";
import { groupKey } from "../figures/series-points.ts";
import type { Scope } from "../figures/use-figures.ts";
import { Panel } from "../frame/panel.tsx";
import { useGroups } from "./use-groups.ts";
import { useProductNames } from "./use-product-names.ts";

const SHOWN = 5;
const LOOKED_AT = 200;

type RankingProps = {
  title: string;
  scope: Scope;
  by: Dimension;
  /** Something that is counted. */
  metric: MetricId;
  empty: string;
  /** Below, where there are more: shows all of them. */
  all?: { label: string; href: string };
  className?: string;
};

/** Who has the most of something that is counted, with its share of all. */
export function Ranking({ title, scope, by, metric, empty, all, className }: RankingProps) {
  const query = useGroups({ scope, by: [by], metrics: [metric], groups: LOOKED_AT });
  const { filter } = metrics[metric];
  const shown = query.data ? rowsOf(query.data).slice(0, SHOWN) : [];
  const productName = useProductNames(by === "product" ? shown.map(({ key }) => key) : []);
  return (
    <Panel
      title={title}
      query={query}
      empty={(answer) => (rowsOf(answer).length === 0 ? empty : null)}
      className={className}
    >
      {(answer) => (
        <RankedBars
          title={title}
          note={count(answer.total.values[metric]?.value ?? 0)}
          rows={shown.map((row) => (by === "product" ? { ...row, label: productName(row.key) } : row))}
          whole={answer.total.values[metric]?.value ?? 0}
          heads={[dimensions[by].label, metricName({ id: metric, label: metrics[metric].label })]}
          className={className}
        >
          {all && rowsOf(answer).length > SHOWN && <ArrowLink href={all.href}>{all.label}</ArrowLink>}
        </RankedBars>
      )}
    </Panel>
  );

  function rowsOf({ groups }: SeriesAnswer) {
    const rows = groups.flatMap((group) => {
      const value = group.values[metric]?.value ?? 0;
      if (value === 0 || group.other || group.filter === null) return [];
      return [{ key: groupKey(group), label: groupName(group), value, href: listHref(group.filter, filter) }];
    });
    return rows.sort((a, b) => b.value - a.value);
  }
}
