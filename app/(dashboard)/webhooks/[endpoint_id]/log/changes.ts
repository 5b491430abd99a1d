import type { Delivery } from "#lib/domain/webhooks/hooks.ts";

/** What the stream brought since the pages were fetched, by id. A new row may be withheld while the log stands still. */
export type Changes = ReadonlyMap<string, Change>;
type Change = { delivery: Delivery; at: number; shown: boolean };

/** Adds deliveries as they are now. Rows that are in sight change in place even while the log stands still. */
export function addChanges(
  changes: Changes,
  deliveries: readonly Delivery[],
  { at, still, inSight }: { at: number; still: boolean; inSight: ReadonlySet<string> },
): Changes {
  const next = new Map(changes);
  for (const delivery of deliveries) next.set(delivery.id, { delivery, at, shown: !still || inSight.has(delivery.id) });
  return next;
}

/** The log moves on: nothing is withheld any more. */
export const showAll = (changes: Changes): Changes =>
  new Map([...changes].map(([id, change]) => [id, { ...change, shown: true }]));

/** Forgets what pages that were asked for at this moment already contain. */
export const since = (changes: Changes, moment: number): Changes =>
  new Map([...changes].filter(([, change]) => change.at >= moment));

export function partition(changes: Changes) {
  const all = [...changes.values()];
  return {
    shown: all.filter((change) => change.shown).map((change) => change.delivery),
    withheld: all.filter((change) => !change.shown).map((change) => change.delivery),
  };
}
