import { answeredWords, channelName, deviceName, languageName, outcomeWords, stateWords } from "../words.ts";
import type { Filters } from "./filter-params.ts";
import { describePeriod } from "./period.ts";
import type { FilterChange } from "./use-filters.ts";

/** What one can filter by, in the order of the menu; a field may be two parameters. */
export const fieldLabels = {
  status: "State",
  outcome: "Outcome",
  started: "Started",
  channel: "Channel",
  device_type: "Device",
  language: "Language",
  tag: "Tag",
  customer_id: "Customer",
  answered: "First answer",
  satisfaction: "Satisfaction",
} as const;

export type Field = keyof typeof fieldLabels;

export const fields = Object.keys(fieldLabels) as Field[];

const parametersOf: Record<Field, (keyof Filters)[]> = {
  status: ["status"],
  outcome: ["outcome"],
  started: ["started_after", "started_before"],
  channel: ["channel"],
  device_type: ["device_type"],
  language: ["language"],
  tag: ["tag"],
  customer_id: ["customer_id"],
  answered: ["answered"],
  satisfaction: ["min_satisfaction", "max_satisfaction"],
};

export const isSet = (field: Field, filters: Filters): boolean =>
  parametersOf[field].some(
    (name) => filters[name] !== null && !(Array.isArray(filters[name]) && filters[name].length === 0),
  );

/** The change that takes a filter away. */
export const without = (...gone: Field[]): FilterChange =>
  Object.fromEntries(gone.flatMap((field) => parametersOf[field]).map((name) => [name, null]));

const listed = (words: string[]) => words.join(", ");

/** A filter's value in words. A customer is named elsewhere: that takes a look-up. */
export function describeField(field: Exclude<Field, "customer_id">, filters: Filters, now: Date, zone: string): string {
  const { status, outcome, channel, device_type, language, tag } = filters;
  switch (field) {
    case "status":
      return listed((status ?? []).map((value) => stateWords[value].label));
    case "outcome":
      return listed((outcome ?? []).map((value) => outcomeWords[value]));
    case "started":
      return describePeriod(filters, now, zone);
    case "channel":
      return channelName(channel ?? "");
    case "device_type":
      return deviceName(device_type ?? "");
    case "language":
      return languageName(language ?? "");
    case "tag":
      return tag ?? "";
    case "answered":
      return answeredWords[filters.answered ?? "true"];
    case "satisfaction":
      return describeSatisfaction(filters);
  }
}

function describeSatisfaction({ min_satisfaction: min, max_satisfaction: max }: Filters): string {
  if (min !== null && max !== null) return min === max ? `${min}` : `${min} to ${max}`;
  return min === null ? `${max} or less` : `${min} or more`;
}
