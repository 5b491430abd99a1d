import { type EventType, eventTypes } from "#lib/domain/events/catalogue/contract.ts";

export type Family = { name: string; pattern: string; types: EventType[] };

const familyOf = (type: string) => type.split(".")[0] as string;

/** The events by the noun they begin with, in the order of the catalogue. */
export const families: readonly Family[] = [...new Set(eventTypes.map(familyOf))].map((name) => ({
  name,
  pattern: `${name}.*`,
  types: eventTypes.filter((type) => familyOf(type) === name),
}));

/** Whether this choice brings a type or a whole family. */
export const brings = (chosen: readonly string[], name: string) =>
  chosen.includes("*") || chosen.includes(name) || chosen.includes(`${familyOf(name)}.*`);

/** Whether a wider choice already brings it, so that it cannot be left out alone. */
export const broughtByMore = (chosen: readonly string[], name: string) =>
  brings(
    chosen.filter((one) => one !== name),
    name,
  );

/** Adds or removes one choice; a wider one takes the place of those it includes. */
export function toggle(chosen: readonly string[], name: string): string[] {
  if (chosen.includes(name)) return chosen.filter((one) => one !== name);
  if (name === "*") return ["*"];
  const others = name.endsWith(".*") ? chosen.filter((one) => familyOf(one) !== familyOf(name)) : chosen;
  return [...others, name];
}

/** A choice in words that fit a table: "All events", "All conversation events and 2 more". */
export function describeChoice(chosen: readonly string[]): string {
  if (chosen.includes("*")) return "All events";
  const [first, ...more] = chosen.toSorted((a, b) => Number(b.endsWith(".*")) - Number(a.endsWith(".*")));
  if (first === undefined) return "No events";
  const words = first.endsWith(".*") ? `All ${familyOf(first)} events` : first;
  return more.length > 0 ? `${words} and ${more.length} more` : words;
}
