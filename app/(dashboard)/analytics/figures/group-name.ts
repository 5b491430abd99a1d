import type { SeriesPart } from "#lib/domain/analytics/series/hooks.ts";
import {
  channelName,
  deviceName,
  hourOfWeek,
  humanise,
  languageName,
  outcomeWords,
  pageName,
  priorityWords,
  resolutionWords,
  stateWords,
} from "../../conversations/words.ts";

type Key = SeriesPart["key"][number];
type Dimension = Key["dimension"];

const worded = (words: Readonly<Record<string, string>>) => (value: string) => words[value] ?? humanise(value);

const names: Partial<Record<Dimension, (value: string) => string>> = {
  channel: channelName,
  device_type: deviceName,
  language: languageName,
  page: pageName,
  status: (value) => stateWords[value as keyof typeof stateWords]?.label ?? humanise(value),
  outcome: worded(outcomeWords),
  resolution_status: worded(resolutionWords),
  priority: worded(priorityWords),
  escalation_reason: humanise,
  hour_of_week: (value) => hourOfWeek(Number(value)),
};

const lacking: Partial<Record<Dimension, string>> = {
  page: "No page",
  device_type: "Unknown device",
  language: "Unknown language",
  tag: "No tag",
  segment: "No segment",
  resolution_status: "Nothing said",
  escalation_reason: "No reason",
  product: "No product",
};

/** One part of a group as people call it. */
export function partName({ dimension, value, label }: Key): string {
  if (value === null) return lacking[dimension] ?? "None";
  return names[dimension]?.(value) ?? label;
}

/** "Web · Phone": what a group has in common. */
export function groupName({ key, other }: Pick<SeriesPart, "key" | "other">): string {
  return other ? "All others" : key.map(partName).join(" · ");
}
