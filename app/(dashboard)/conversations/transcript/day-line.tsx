import { useTimeZone } from "#components/ui/time-zone.tsx";

/** Where a day begins. */
export function DayLine({ at }: { at: string }) {
  const timeZone = useTimeZone();
  const date = new Date(at);
  const year = date.getUTCFullYear() === new Date().getUTCFullYear() ? undefined : "numeric";
  return (
    <p suppressHydrationWarning className="text-center text-ink-3 text-meta">
      {date.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", year, timeZone })}
    </p>
  );
}
