import { clsx } from "clsx";
import { duration } from "../log/delivery-words.ts";
import { type Phase, preparePhases, type Timings } from "./waterfall-prepare.ts";

/** Each phase of an attempt where it began and as long as it took; the longest stands out. */
export function Waterfall({ timings, errorCode }: { timings: Timings; errorCode: string | null }) {
  const phases = preparePhases(timings, errorCode);
  const total = Math.max(timings.total_ms, 0.001);
  return (
    <section aria-label="Where the time went">
      <h3 className="mb-1 flex items-baseline justify-between text-section">
        Where the time went <span className="font-mono font-normal text-ink-2 text-mono">{duration(total)}</span>
      </h3>
      <dl className="text-ui">
        {phases.map((phase) => (
          <PhaseLine key={phase.key} phase={phase} total={total} />
        ))}
      </dl>
      <div aria-hidden="true" className={clsx(line, "text-ink-3 text-micro")}>
        <span />
        <span className="flex justify-between">
          <span>0</span>
          <span>{duration(total / 2)}</span>
          <span>{duration(total)}</span>
        </span>
      </div>
    </section>
  );
}

const line = "grid grid-cols-[7rem_1fr_4rem] items-center gap-2";

function PhaseLine({ phase, total }: { phase: Phase; total: number }) {
  const left = (phase.start / total) * 100;
  const width = (phase.ms / total) * 100;
  return (
    <div className={clsx(line, "h-6")}>
      <dt className="truncate text-ink-2">{phase.label}</dt>
      <span aria-hidden="true" className="relative h-2.5 border-line border-x">
        <span
          style={{ left: `min(${left}%, 100% - 3px)`, width: `max(${width}%, 3px)` }}
          className={clsx("absolute inset-y-0 max-w-full rounded-[1px]", phase.longest ? "bg-warn-mark" : "bg-info")}
        />
      </span>
      <dd className="text-right font-mono text-ink text-mono">
        {duration(phase.ms)}
        {phase.unfinished && <span className="sr-only"> and not finished</span>}
      </dd>
    </div>
  );
}
