const WARN_DAYS = 14;
const dayMs = 86_400_000;

type Key = { expires_at: string | null; replaced_by: string | null };

/** Whether a key ends within two weeks and nobody has seen to it yet: one that was rotated ends on purpose. */
export function endsSoon({ expires_at, replaced_by }: Key, now: Date): boolean {
  if (!expires_at || replaced_by) return false;
  const left = Date.parse(expires_at) - now.getTime();
  return left > 0 && left <= WARN_DAYS * dayMs;
}

/** The keys that end within two weeks, the first to end first. */
export function endingKeys<Row extends Key>(keys: readonly Row[], now: Date): Row[] {
  return keys
    .filter((key) => endsSoon(key, now))
    .toSorted((a, b) => String(a.expires_at).localeCompare(String(b.expires_at)));
}
