import { addDays, dateIn } from "#lib/calendar.ts";

/** "14:01" today, then "Yesterday", then "3 Sep", with the year where it is not this one. */
export function rowTime(at: string, today: string, zone: string): string {
  const moment = new Date(at);
  const date = dateIn(zone, moment);
  if (date === today) return moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
  if (date === addDays(today, -1)) return "Yesterday";
  const year = date.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric";
  return moment.toLocaleDateString("en-GB", { day: "numeric", month: "short", year, timeZone: zone });
}
