import { BarsChart } from "#components/charts/bars-chart.tsx";
import type { Summary } from "#lib/domain/analytics/hooks.ts";
import type { Comparison } from "../analytics/range/range.ts";
import { count } from "../figure-words.ts";
import { beforeLabelOf, outcomePoints, outcomeSeries } from "./points.ts";

const openThese = (total: number) => {
  if (total < 2) return total === 1 ? "Open this one" : "Open this day";
  return `Open these ${count(total)}`;
};

/** How the conversations of each day ended. */
export function OutcomeChart({ summary, compare }: { summary: Summary; compare: Comparison }) {
  const points = outcomePoints(summary);
  const seen = outcomeSeries.filter(({ key }) => key !== "open" || points.some(({ values }) => values.open));
  return (
    <BarsChart
      title="How conversations ended"
      points={points}
      series={seen}
      beforeLabel={beforeLabelOf(summary, compare)}
      openLabel={openThese}
      formatValue={count}
      height={330}
    />
  );
}
