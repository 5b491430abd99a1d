import { database, type Queryable } from "#lib/db/database.ts";
import * as queries from "./queries.ts";
import { type AlivePart, aliveParts, firstMinute, hourOf, minuteOf, shareOf } from "./rules.ts";

export type Uptime = Record<AlivePart, number | null>;

/** Notes that a part is alive; to be repeated at least once a minute. */
export const noteAlive = (part: AlivePart, now: Date): Promise<void> =>
  queries.note(database, part, hourOf(now), minuteOf(now));

/** The share of minutes in which each part was alive: over all edges, and between each two of them. */
export async function uptime(
  db: Queryable,
  edges: readonly Date[],
  now: Date,
): Promise<{ total: Uptime; points: Uptime[] }> {
  const [rows, firsts] = await Promise.all([queries.alive(db, edges), queries.first(db)]);
  const known = new Map(firsts.map((first) => [first.part, firstMinute(first)]));
  const between = (from: number, to: number): Uptime => {
    const [start, end] = [edges[from] as Date, edges[to] as Date];
    const shares = aliveParts.map((part) => {
      const inside = rows.filter((row) => row.part === part && row.bucket >= from && row.bucket < to);
      const minutes = inside.reduce((sum, row) => sum + row.minutes, 0);
      return [part, shareOf(minutes, start, end, known.get(part), now)];
    });
    return Object.fromEntries(shares);
  };
  const points = edges.slice(1).map((_, index) => between(index, index + 1));
  return { total: between(0, edges.length - 1), points };
}
