/** How many days before its end a key's expiry is announced. */
export const announcedDays = [14, 7, 1] as const;

const dayMs = 24 * 60 * 60 * 1000;

type Ending = { created_at: Date; expires_at: Date; announced_days: number | null };

/** Which announcement is due: the latest that was reached, unless it was made, or the key was made to live no longer. */
export function announcementDue({ created_at, expires_at, announced_days }: Ending, now: Date): number | null {
  const left = expires_at.getTime() - now.getTime();
  const lifetime = expires_at.getTime() - created_at.getTime();
  const reached = announcedDays.findLast((days) => left <= days * dayMs && lifetime > days * dayMs);
  if (reached === undefined || left <= 0) return null;
  return announced_days !== null && announced_days <= reached ? null : reached;
}

type Named = { name: string; hint: string; expires_at: Date };

/** The mail to those who can make a new key. */
export function announcement(key: Named, days: number, address: string) {
  const when = days === 1 ? "within a day" : `within ${days} days`;
  return {
    subject: `The API key “${key.name}” expires ${when}`,
    text: [
      `The API key “${key.name}” (${key.hint}) stops working on ${key.expires_at.toUTCString()}.`,
      "Rotate it, or give it more time, before the programs that use it are refused:",
      `${address}/api-keys`,
    ].join("\n\n"),
  };
}
