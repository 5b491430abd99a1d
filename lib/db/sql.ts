/** Collects the parameters of a statement that is put together from parts. */
export class Params {
  readonly values: unknown[] = [];

  /** Adds a value and returns its place, e.g. `$3`. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** All rows that a filter leaves, to be put into another statement; `order` names columns of `select`. */
export type RowsSql = { select: string; count: string; order: readonly string[]; values: unknown[] };

/** SQL for a moment in the API's form, `2026-11-22T10:30:00.000Z`; null stays null. */
export function isoTime(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** Text as a LIKE pattern that finds it anywhere, its own wildcards taken literally. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

/** Whether a write failed because such a row exists already, by hand-written SQL or by Prisma. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "23505" || code === "P2002";
}

/** Whether a write failed only because of what others wrote at the same time, so that it may work when done again. */
export function isMomentary(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return isUniqueViolation(error) || code === "40P01" || code === "40001";
}
