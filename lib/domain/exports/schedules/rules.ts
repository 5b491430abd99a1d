import { tzOffset } from "@date-fns/tz";
import type { z } from "zod";
import { addDays, dateIn, startOfDay } from "#lib/calendar.ts";
import { invalidField } from "#lib/http/errors.ts";
import { type Resource, resources } from "../resources/contract.ts";
import { assertPossible, type ExportRow, type Options, type State, type Wish } from "../rules.ts";
import { type CreateExportSchedule, type ExportSchedule, weekdays } from "./contract.ts";

export type ScheduleInput = z.output<typeof CreateExportSchedule>;

export type ScheduleRow = Pick<
  ExportRow,
  "merchant_id" | "id" | "resource" | "format" | "compression" | "actor_type" | "actor_id" | "actor_name" | "created_at"
> & {
  name: string;
  options: Omit<Options, "time_zone">;
  frequency: "daily" | "weekly";
  weekday: number | null;
  time_of_day: string;
  time_zone: string;
  period: "everything" | "last_period";
  enabled: boolean;
  next_run_at: Date | null;
  last_run_at: Date | null;
  last_export_id: string | null;
  last_export_state: State | null;
  updated_at: Date;
};

export type Timing = Pick<ScheduleRow, "frequency" | "weekday" | "time_of_day" | "time_zone">;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** The moment of a clock's time; the first where it comes twice, the moment of the change's end where it is skipped. */
export function momentOf(date: string, time: string, zone: string): Date {
  const local = Date.parse(`${date}T${time}:00Z`);
  const offsetAt = (moment: number) => tzOffset(zone, new Date(moment)) * minuteMs;
  // Zones lie between 12 hours behind and 14 ahead, so these surround the moment wherever it is.
  const before = offsetAt(local - 15 * hourMs);
  const after = offsetAt(local + 13 * hourMs);
  const candidates = [local - Math.max(before, after), local - Math.min(before, after)];
  const real = candidates.find((moment) => moment + offsetAt(moment) === local);
  return new Date(real ?? changeBetween(candidates as [number, number], offsetAt));
}

/** To the minute, the moment at which the clock is changed. */
function changeBetween([from, to]: [number, number], offsetAt: (moment: number) => number): number {
  const first = offsetAt(from);
  let [low, high] = [from, to];
  while (high - low > minuteMs) {
    const middle = low + Math.floor((high - low) / 2 / minuteMs) * minuteMs;
    if (offsetAt(middle) === first) low = middle;
    else high = middle;
  }
  return high;
}

const weekdayOf = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The first run after a moment. */
export function nextRun({ frequency, weekday, time_of_day, time_zone }: Timing, after: Date): Date {
  const today = dateIn(time_zone, after);
  for (let days = 0; days <= 8; days++) {
    const date = addDays(today, days);
    if (frequency === "weekly" && weekdayOf(date) !== weekday) continue;
    const moment = momentOf(date, time_of_day, time_zone);
    if (moment > after) return moment;
  }
  throw new Error(`No run of ${frequency} at ${time_of_day} after ${after.toISOString()}`);
}

/** What a run exports: with `last_period`, the whole days before the day of the run. */
export function wishOf(schedule: ScheduleRow, at: Date): Wish {
  const { resource, format, compression, options, time_zone, frequency, period } = schedule;
  const wish = { resource, format, compression, ...options, time_zone };
  if (period === "everything") return wish;
  const today = dateIn(time_zone, at);
  const [after, before] = resources[resource].period;
  const start = startOfDay(addDays(today, frequency === "daily" ? -1 : -7), time_zone);
  const filters = { [after]: start.toISOString(), [before]: startOfDay(today, time_zone).toISOString() };
  return { ...wish, filters: { ...options.filters, ...filters } };
}

/** Throws when the schedule contradicts itself, or when whoever makes it may not read the resource. */
export function assertSchedule(input: ScheduleInput, scopes: readonly string[]): void {
  const { name: _, frequency, weekday, time_of_day: __, period, enabled: ___, ...wish } = input;
  assertPossible(wish, scopes);
  if (frequency === "weekly" && !weekday) throw invalidField("weekday", "missing", "Choose a day of the week.");
  if (frequency === "daily" && weekday) throw invalidField("weekday", "not_possible", "A daily export has no weekday.");
  const own = (resources[input.resource] as Resource).period.find((name) => name in input.filters);
  if (period === "last_period" && own)
    throw invalidField(`filters.${own}`, "not_possible", "The period sets this filter at each run.");
}

export const weekdayNumber = (name: ScheduleInput["weekday"]) => (name ? weekdays.indexOf(name) : null);

export function present(row: ScheduleRow): z.output<typeof ExportSchedule> {
  const { fields = null, ...options } = row.options;
  return {
    id: row.id,
    name: row.name,
    resource: row.resource,
    format: row.format,
    compression: row.compression,
    ...options,
    fields,
    time_zone: row.time_zone,
    frequency: row.frequency,
    weekday: row.weekday === null ? null : (weekdays[row.weekday] ?? null),
    time_of_day: row.time_of_day,
    period: row.period,
    enabled: row.enabled,
    next_run_at: row.next_run_at?.toISOString() ?? null,
    last_run_at: row.last_run_at?.toISOString() ?? null,
    last_export_id: row.last_export_id,
    last_export_state: row.last_export_state,
    created_by: { type: row.actor_type, id: row.actor_id, name: row.actor_name },
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
