/** What the stream brought since the pages were fetched, by id. A new row may be withheld while the log stands still. */
export type Changes<Row> = ReadonlyMap<string, { row: Row; at: number; shown: boolean }>;

/** Adds rows as they are now. Rows that are in sight change in place even while the log stands still. */
export function addChanges<Row extends { id: string }>(
  changes: Changes<Row>,
  rows: readonly Row[],
  { at, still, inSight }: { at: number; still: boolean; inSight: ReadonlySet<string> },
): Changes<Row> {
  const next = new Map(changes);
  for (const row of rows) next.set(row.id, { row, at, shown: !still || inSight.has(row.id) });
  return next;
}

/** The log moves on: nothing is withheld any more. */
export const showAll = <Row>(changes: Changes<Row>): Changes<Row> =>
  new Map([...changes].map(([id, change]) => [id, { ...change, shown: true }]));

/** Forgets what pages that were asked for at this moment already contain. */
export const since = <Row>(changes: Changes<Row>, moment: number): Changes<Row> =>
  new Map([...changes].filter(([, change]) => change.at >= moment));

export function partition<Row>(changes: Changes<Row>) {
  const all = [...changes.values()];
  return {
    shown: all.filter((change) => change.shown).map((change) => change.row),
    withheld: all.filter((change) => !change.shown).map((change) => change.row),
  };
}
