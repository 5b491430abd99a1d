/** What a log shows: what its filters let through, down to its oldest row while more pages follow below. */
export type Window<Row> = { passes: (row: Row) => boolean; hasMore: boolean };

/** Ids follow time. What is older than the rows loaded so far waits for its page. */
export const within = <Row extends { id: string }>(rows: readonly Row[], row: Row, { passes, hasMore }: Window<Row>) =>
  passes(row) && (!hasMore || row.id >= (rows.at(-1)?.id ?? ""));

/** Rows, newest first, with changed ones replaced, new ones in their place and those gone that no filter lets through. */
export function mergeRows<Row extends { id: string }>(
  rows: readonly Row[],
  changes: readonly Row[],
  window: Window<Row>,
): Row[] {
  const merged = new Map(rows.map((row) => [row.id, row]));
  for (const row of changes) {
    if (within(rows, row, window)) merged.set(row.id, row);
    else merged.delete(row.id);
  }
  return [...merged.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}
