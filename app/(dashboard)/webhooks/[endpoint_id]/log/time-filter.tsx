"use client";

import { FilterChip } from "#components/ui/chip.tsx";
import { Select } from "#components/ui/select.tsx";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { useLogFilters } from "../address.ts";

const ANY = "any";
const HOUR_MS = 3_600_000;
const spans = { "last hour": HOUR_MS, "last 24 hours": 24 * HOUR_MS, "last 7 days": 7 * 24 * HOUR_MS };

/** Any time, or from a moment on; a figure that leads here names the end as well. */
export function TimeFilter() {
  const [{ from, to }, setFilters] = useLogFilters();
  const zone = useTimeZone();
  const words = (at: Date) =>
    at.toLocaleString("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: zone });
  if (from || to) {
    const value = [from && `from ${words(from)}`, to && `to ${words(to)}`].filter(Boolean).join(" ");
    return <FilterChip name="Time" value={value} onRemove={() => setFilters({ from: null, to: null })} />;
  }
  const choose = (value: string) => {
    const span = spans[value as keyof typeof spans];
    if (span) void setFilters({ from: new Date(Date.now() - span), to: null });
  };
  return (
    <Select
      prefix="Time"
      aria-label="Time"
      size="small"
      value={ANY}
      onValueChange={choose}
      options={[ANY, ...Object.keys(spans)].map((value) => ({ value, label: value }))}
    />
  );
}
