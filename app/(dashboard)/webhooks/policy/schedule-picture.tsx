import { pauseInWords, tryTimes } from "./schedule-words.ts";

/** The tries of a delivery that keeps failing, along a line on which each step to the right is a longer time. */
export function SchedulePicture({ pauses }: { pauses: readonly number[] }) {
  if (pauses.some((pause) => !(pause > 0))) return null;
  const times = tryTimes(pauses);
  const last = times.at(-1) ?? 0;
  const place = (time: number) => (last === 0 ? 0 : (Math.log1p(time) / Math.log1p(last)) * 100);
  const words =
    last === 0
      ? "Tried once."
      : `${times.length} tries: at once, then after ${pauses.map(pauseInWords).join(", ")}. The last comes ${pauseInWords(last)} after the first.`;
  return (
    <figure className="flex max-w-form flex-col gap-1.5">
      <div aria-hidden="true" className="relative mx-1 h-4">
        <span className="absolute inset-x-0 top-1/2 border-line border-t" />
        {times.map((time) => (
          <span
            key={time}
            style={{ left: `${place(time)}%` }}
            className="absolute top-1/2 size-2 -translate-x-1/2 -translate-y-1/2 rounded-full bg-accent"
          />
        ))}
      </div>
      <figcaption className="text-ink-3 text-meta">{words}</figcaption>
    </figure>
  );
}
