import { addDays, startOfDay } from "#lib/calendar.ts";

export const expiryChoices = [
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "day", label: "On a day of my choice" },
  { value: "never", label: "Never" },
] as const;

export type ExpiryChoice = (typeof expiryChoices)[number]["value"];

const DAY_MS = 86_400_000;

/** When a key made now stops; undefined for never, an empty text while no day is chosen. */
export function expiryOf(choice: ExpiryChoice, day: string, now: Date, timeZone: string): string | undefined {
  if (choice === "never") return undefined;
  if (choice === "day") return /^\d{4}-\d\d-\d\d$/.test(day) ? endOfDay(day, timeZone) : "";
  return new Date(now.getTime() + Number(choice) * DAY_MS).toISOString();
}

/** The last millisecond of a day in the shop's zone. */
function endOfDay(day: string, timeZone: string): string {
  return new Date(startOfDay(addDays(day, 1), timeZone).getTime() - 1).toISOString();
}
