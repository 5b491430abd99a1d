import { BarsChart } from "#components/charts/bars-chart.tsx";
import { LinesChart } from "#components/charts/lines-chart.tsx";
import type { Summary } from "#lib/domain/analytics/hooks.ts";
import {
  answerPoints,
  answerScale,
  beforeLabelOf,
  outcomePoints,
  outcomeSeries,
  satisfactionPoints,
} from "./points.ts";
import { count, counted, duration, inOwnUnit } from "./words.ts";

type DayChartProps = { summary: Summary };

const openThese = (total: number) => {
  if (total < 2) return total === 1 ? "Open this one" : "Open this day";
  return `Open these ${count(total)}`;
};
const openConversations = () => "Open its conversations";

/** How the conversations of each day ended. */
export function OutcomeChart({ summary }: DayChartProps) {
  return (
    <BarsChart
      title="How conversations ended"
      points={outcomePoints(summary)}
      series={outcomeSeries}
      beforeLabel={beforeLabelOf(summary)}
      openLabel={openThese}
      formatValue={count}
    />
  );
}

/** How long customers waited for a first answer on each day. */
export function AnswerChart({ summary }: DayChartProps) {
  const { unit, top, highest } = answerScale(summary);
  return (
    <LinesChart
      title="First answer"
      note={top === undefined ? "median" : `median, highest ${inOwnUnit(highest)}`}
      points={answerPoints(summary)}
      series={[{ key: "median", label: "Median" }]}
      beforeLabel={beforeLabelOf(summary)}
      formatValue={(value) =>
        top !== undefined && value > top ? inOwnUnit(value * unit.seconds) : duration(value, unit)
      }
      openLabel={openConversations}
      top={top}
      height={180}
    />
  );
}

/** How content customers were on each day. */
export function SatisfactionChart({ summary }: DayChartProps) {
  return (
    <LinesChart
      title="Satisfaction"
      note={counted(summary.period.satisfaction.count, "score")}
      points={satisfactionPoints(summary)}
      series={[{ key: "mean", label: "Mean" }]}
      beforeLabel={beforeLabelOf(summary)}
      openLabel={openConversations}
      top={5}
      height={180}
    />
  );
}
