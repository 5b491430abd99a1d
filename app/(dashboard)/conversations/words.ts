import type { Glyph } from "#components/ui/state-glyph.tsx";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";

export const stateWords: Record<ConversationRow["status"], { glyph: Glyph; label: string }> = {
  active: { glyph: "active", label: "Active" },
  escalated: { glyph: "escalated", label: "Escalated" },
  resolved: { glyph: "resolved", label: "Resolved" },
  closed: { glyph: "closed", label: "Closed" },
};

export const outcomeWords = {
  open: "Open",
  escalated: "Escalated",
  resolved: "Resolved",
  unanswered: "Left unanswered",
} as const;

export const answeredWords = { true: "Given", false: "Not given" } as const;

export const yesOrNo = { true: "Yes", false: "No" } as const;

export const deviceWords = { desktop: "Computer", mobile: "Phone", tablet: "Tablet", other: "Other device" } as const;

export const priorityWords = { low: "Low", normal: "Normal", high: "High", urgent: "Urgent" } as const;

export const resolutionWords = { resolved: "Resolved", unresolved: "Not resolved", abandoned: "Abandoned" } as const;

export const intentWords = { low: "Low", medium: "Medium", high: "High" } as const;

/** A word of a machine as people write it: `customer_asked` → `Customer asked`. */
export function humanise(word: string): string {
  const spaced = word.replace(/[_-]+/g, " ").trim();
  return spaced.charAt(0).toLocaleUpperCase("en-GB") + spaced.slice(1);
}

const channels: Record<string, string> = { email: "E-mail", sms: "SMS", whatsapp: "WhatsApp", api: "API", pos: "POS" };

export const channelName = (channel: string): string => channels[channel] ?? humanise(channel);

export const deviceName = (device: string): string =>
  deviceWords[device as keyof typeof deviceWords] ?? humanise(device);

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** "Saturday, 20:00 – 21:00", from the hours since Monday began. */
export function hourOfWeek(hour: number): string {
  const start = hour % 24;
  return `${weekdays[Math.floor(hour / 24)]}, ${start}:00 – ${start + 1}:00`;
}

/** The end of an address as people call the page: `https://shop.example/size-guide` → `Size guide`. */
export function pageName(url: string): string {
  const path = URL.canParse(url) ? decodePath(new URL(url).pathname) : url;
  const last = path.split("/").filter(Boolean).at(-1);
  return last ? humanise(last) : "Home page";
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `pt-BR` → `Brazilian Portuguese`; what is no language code stays as it is. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames("en-GB", { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function money(amount: number, currency: string): string {
  return new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(amount);
}

export const score = (value: number): string => `${value} of 5`;

/** A stretch of time in its two largest units: `1.6 s`, `4 min`, `2 h 5 min`. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${Math.round(seconds * 10) / 10} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60)
    return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
  const hours = Math.round(minutes / 60);
  return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${hours / 24} d`;
}
