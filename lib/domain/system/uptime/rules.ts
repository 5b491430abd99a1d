/** What is watched: the processes that answer, and those that deliver. */
export const aliveParts = ["api", "worker"] as const;
export type AlivePart = (typeof aliveParts)[number];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export const hourOf = (now: Date): Date => new Date(Math.floor(now.getTime() / hourMs) * hourMs);
export const minuteOf = (now: Date): number => now.getUTCMinutes();

/** The first minute that is known of: before it there is nothing to judge. */
export function firstMinute({ starts_at, minutes }: { starts_at: Date; minutes: string }): Date {
  let bits = BigInt(minutes);
  let minute = 0;
  while (bits > 0n && (bits & 1n) === 0n) {
    bits >>= 1n;
    minute += 1;
  }
  return new Date(starts_at.getTime() + minute * minuteMs);
}

/** The share of a stretch's whole minutes in which a part was alive; null when none of them is known. */
export function shareOf(aliveMinutes: number, from: Date, to: Date, known: Date | undefined, now: Date): number | null {
  if (!known) return null;
  const start = Math.max(from.getTime(), known.getTime());
  const end = Math.min(to.getTime(), Math.floor(now.getTime() / minuteMs) * minuteMs);
  const minutes = Math.round((end - start) / minuteMs);
  return minutes > 0 ? Math.min(1, aliveMinutes / minutes) : null;
}
