import { prepareSpark } from "./sparkline-prepare.ts";

const BOX = { width: 88, height: 32, inset: 3 };

type SparklineProps = { values: readonly (number | null)[]; before?: readonly (number | null)[]; className?: string };

/** The shape of a figure over its range, and dashed behind it the period before. The figure beside it says the number. */
export function Sparkline({ values, before = [], className }: SparklineProps) {
  const spark = prepareSpark(values, before, BOX);
  return (
    <svg
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      className={className ?? "h-8 w-22 shrink-0"}
      fill="none"
      aria-hidden="true"
    >
      <path d={spark.before} stroke="var(--c0)" strokeDasharray="2 2" />
      <path d={spark.path} stroke="var(--c1)" strokeWidth="1.5" strokeLinejoin="round" strokeLinecap="round" />
      {spark.end && <circle cx={spark.end.x} cy={spark.end.y} r="2.5" fill="var(--c1)" />}
    </svg>
  );
}
