const month = 30 * 24 * 60 * 60 * 1000;

/** Whether a certificate has ended, ends within a month, or later. */
export function ending(expiresAt: string, now: Date): "over" | "soon" | "later" {
  const left = Date.parse(expiresAt) - now.getTime();
  if (left <= 0) return "over";
  return left < month ? "soon" : "later";
}
