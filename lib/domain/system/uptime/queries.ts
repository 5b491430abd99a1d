import type { Queryable } from "#lib/db/database.ts";
import type { AlivePart } from "./rules.ts";

/** Notes that a part was alive in this minute of its hour. */
export async function note(db: Queryable, part: AlivePart, hour: Date, minute: number): Promise<void> {
  await db.query(
    `INSERT INTO uptime_hours (part, starts_at, minutes) VALUES ($1, $2, 1::bigint << $3)
     ON CONFLICT (part, starts_at) DO UPDATE SET minutes = uptime_hours.minutes | EXCLUDED.minutes
     WHERE uptime_hours.minutes & EXCLUDED.minutes = 0`,
    [part, hour, minute],
  );
}

export type Alive = { part: AlivePart; bucket: number; minutes: number };

/** In how many minutes each part was alive between two edges, which lie on quarters of an hour. */
export function alive(db: Queryable, edges: readonly Date[]): Promise<Alive[]> {
  return db.query(
    `SELECT part, width_bucket(quarter.at, $1::timestamptz[]) - 1 AS bucket,
       sum(bit_count(((minutes >> 15 * n) & 32767)::int::bit(15)))::int AS minutes
     FROM uptime_hours, generate_series(0, 3) AS n,
       LATERAL (SELECT starts_at + n * interval '15 minutes' AS at) AS quarter
     WHERE starts_at > $2::timestamptz - interval '1 hour' AND starts_at < $3 AND quarter.at >= $2 AND quarter.at < $3
     GROUP BY 1, 2`,
    [edges, edges.at(0), edges.at(-1)],
  );
}

/** The first hour of which anything is known, and its minutes. */
export function first(db: Queryable): Promise<{ part: AlivePart; starts_at: Date; minutes: string }[]> {
  return db.query(
    "SELECT DISTINCT ON (part) part, starts_at, minutes::text FROM uptime_hours ORDER BY part, starts_at",
  );
}
