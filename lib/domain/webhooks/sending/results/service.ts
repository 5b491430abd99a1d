import { byIndex } from "#lib/db/by-index.ts";
import { holdOrders, releaseNext } from "../../lanes/service.ts";
import { drawConclusions, type Happening } from "../../lanes/trouble/service.ts";
import type { Claim, Result } from "../queries.ts";
import * as queries from "../queries.ts";

export type Outcome = {
  /** Attempts whose lease had not passed on to another worker. */
  written: Set<string>;
  happenings: Happening[];
};

/** Writes what attempts came to, and in the same transaction what follows from them. */
export function writeResults(results: Result[], now: Date): Promise<Outcome> {
  return byIndex(
    async (tx) => {
      await holdOrders(tx, results);
      const rows = new Map((await queries.completeAttempts(tx, results, now)).map((row) => [row.attempt_id, row]));
      const ended = results.flatMap((result) => {
        const row = rows.get(result.attempt_id);
        return row ? [{ ...result, delivery_status: row.delivery_status, troubled: row.troubled }] : [];
      });
      await releaseNext(
        tx,
        ended.filter(({ delivery_status }) => delivery_status !== "retrying"),
        now,
      );
      return { written: new Set(rows.keys()), happenings: await drawConclusions(tx, ended, now) };
    },
    { keepPlans: true },
  );
}

/** Writes down that endpoints do not want these events, and why. */
export function writeLeftOut(left: (Claim & { reason: string })[], now: Date): Promise<void> {
  return byIndex(async (tx) => {
    await holdOrders(tx, left);
    await queries.leaveOut(tx, left, now);
    await releaseNext(tx, left, now);
  });
}
