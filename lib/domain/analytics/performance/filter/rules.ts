type Bounds = { starts_at: string; ends_at: string };
type Narrowed = { operation?: string; status?: string; key_id?: string };

/** The query of the request log that lists the calls of a stretch of time. */
export function logQueryOf({ starts_at, ends_at }: Bounds, narrowed: Narrowed = {}): string {
  return String(new URLSearchParams({ created_after: starts_at, created_before: ends_at, ...narrowed }));
}
