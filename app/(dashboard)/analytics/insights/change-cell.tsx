import { clsx } from "clsx";
import { changeOf } from "#components/charts/change.ts";
import { ChangeMark } from "#components/charts/change-mark.tsx";
import type { Question } from "#lib/domain/analytics/insights/questions/hooks.ts";

/** How a count moved against the days before; what may well be chance stays grey. */
export function ChangeCell({ now, change }: { now: number; change: Question["change"] }) {
  const moved = changeOf(now, change.before, { as: "percent", digits: 0 });
  if (!moved) return <span className="text-ink-3 text-meta">new</span>;
  return (
    <span
      title={change.significant ? `${change.before} before` : `${change.before} before; this may well be chance`}
      className={clsx("inline-flex items-center gap-0.5 text-meta", change.significant ? "text-ink" : "text-ink-3")}
    >
      <ChangeMark change={moved} />
    </span>
  );
}
