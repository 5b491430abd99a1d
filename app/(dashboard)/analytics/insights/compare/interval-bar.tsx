import type { ComparedRow } from "#lib/domain/analytics/insights/comparison/hooks.ts";
import { differenceWords } from "./compare-words.ts";

const WIDTH = 140;
const HEIGHT = 16;
const MIDDLE = WIDTH / 2;

/** Where the true difference lies, around zero in the middle; each row has its own scale. */
export function IntervalBar({ metric }: { metric: ComparedRow }) {
  const { interval, difference, verdict } = metric;
  if (!interval || difference === null) return <span className="text-ink-3">–</span>;
  const reach = Math.max(Math.abs(interval.low), Math.abs(interval.high), Number.EPSILON) * 1.1;
  const x = (value: number) => MIDDLE + (value / reach) * MIDDLE;
  const clear = verdict === "higher" || verdict === "lower";
  const words = `${differenceWords(metric, interval.low)} to ${differenceWords(metric, interval.high)}`;
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={words} className="inline-block align-middle">
      <title>{words}</title>
      <line x1={MIDDLE} x2={MIDDLE} y1="0" y2={HEIGHT} className="stroke-edge" strokeDasharray="2 2" />
      <rect
        x={x(interval.low)}
        y={HEIGHT / 2 - 2}
        width={Math.max(2, x(interval.high) - x(interval.low))}
        height="4"
        rx="1"
        className={clear ? "fill-c1" : "fill-c0"}
      />
      <circle cx={x(difference)} cy={HEIGHT / 2} r="3.5" className="fill-ink" />
    </svg>
  );
}
