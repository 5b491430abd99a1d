// Browser-safe: the dashboard draws the same schedule that the worker follows.

export const retryPresets = ["exponential", "linear", "fixed", "own"] as const;
export type RetryPreset = (typeof retryPresets)[number];

const minute = 60;
const hour = 60 * minute;

/** The wait in seconds after the first, second, … failure. */
export const presetDelays: Readonly<Record<Exclude<RetryPreset, "own">, readonly number[]>> = {
  // Ten tries over about three days.
  exponential: [5, 30, 2 * minute, 15 * minute, hour, 4 * hour, 10 * hour, 20 * hour, 36 * hour],
  // Ten tries over nearly a day, each pause half an hour longer than the one before.
  linear: Array.from({ length: 9 }, (_, index) => (index + 1) * 30 * minute),
  // Ten tries, an hour apart.
  fixed: Array.from({ length: 9 }, () => hour),
};

const ours = ["webhook-", "x-shopguide-", "proxy-", "sec-"];
const ofTheExchange = new Set([
  ...["accept-encoding", "connection", "content-encoding", "content-length", "content-type", "date", "expect", "host"],
  ...["keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "user-agent"],
]);

/** What is wrong with a header's name that an endpoint wants sent along; null when nothing is. */
export function headerNameProblem(name: string): string | null {
  const lower = name.toLowerCase();
  if (!/^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(lower)) return "is not a header's name: letters, digits and hyphens.";
  if (ofTheExchange.has(lower) || ours.some((prefix) => lower.startsWith(prefix))) return "is set by us.";
  return null;
}

/** Tabs and what is visible in ASCII; anything else could end the header. */
export const headerValuePattern = /^[\t\x20-\x7e]*$/;
