import { database } from "#lib/db/database.ts";
import { insist } from "./strikes.ts";

// Why a receiver got a delivery more than once. An attempt that was written down as failed is followed by the next, with
// a number of its own: its answer came too late. The same number comes again when nobody wrote the attempt down: its
// worker was killed, or its claim undone by the crash of the database.

export type Request = { delivery: string; attempt: number; at: number };

export type Strike = {
  what: "worker" | "database" | "api";
  from: number;
  until: number;
  /** Deliveries that some worker held right after it. */
  leases: number;
};

/** How many attempts were cut off by a strike. */
type Cut = Strike & { attempts: number };

export type Repeats = { tooLate: number; cuts: Cut[]; unexplained: Request[] };

/** The receiver may read what a killed worker sent a little later. */
const unreadMs = 2_000;

export async function explainRepeats(requests: readonly Request[], strikes: readonly Strike[]): Promise<Repeats> {
  const failed = await failedAttempts();
  const cuts: Cut[] = strikes.filter(({ what }) => what !== "api").map((strike) => ({ ...strike, attempts: 0 }));
  const repeats: Repeats = { tooLate: 0, cuts, unexplained: [] };
  for (const sent of Map.groupBy(requests, ({ delivery }) => delivery).values()) {
    const inOrder = sent.toSorted((a, b) => a.at - b.at);
    for (const [index, again] of inOrder.entries()) {
      const before = inOrder[index - 1];
      if (!before) continue;
      const cut = before.attempt === again.attempt && cutBetween(cuts, before, again);
      if (cut) cut.attempts += 1;
      else if (failed.has(nameOf(again.delivery, again.attempt - 1))) repeats.tooLate += 1;
      else repeats.unexplained.push(again);
    }
  }
  return repeats;
}

const nameOf = (delivery: string, attempt: number) => `${delivery} ${attempt}`;

async function failedAttempts(): Promise<Set<string>> {
  const rows = await insist(() =>
    database.query<{ delivery_id: string; attempt_number: number }>(
      "SELECT delivery_id, attempt_number FROM webhook_attempts WHERE outcome = 'failed'",
    ),
  );
  return new Set(rows.map(({ delivery_id, attempt_number }) => nameOf(delivery_id, attempt_number)));
}

/** The strike between two requests that is closest to the first. */
function cutBetween(cuts: readonly Cut[], before: Request, again: Request): Cut | undefined {
  const away = ({ from }: Cut) => Math.abs(from - before.at);
  return cuts
    .filter(({ from, until }) => until + unreadMs >= before.at && from <= again.at)
    .toSorted((a, b) => away(a) - away(b))[0];
}
