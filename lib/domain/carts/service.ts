import { database } from "#lib/db/database.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import * as queries from "./queries.ts";
import { abandonment, reasonOf } from "./rules.ts";

const batch = 200;

/** Finds the carts that were left behind by now, marks them and tells of each once. Any number may run at once. */
export async function findAbandoned(now: Date): Promise<void> {
  for (let found = batch; found === batch; ) {
    found = await findSome(now);
    if (found > 0) announce();
  }
}

function findSome(now: Date): Promise<number> {
  return database.transaction(async (tx) => {
    const carts = await queries.claim(tx, now, batch);
    for (const [merchantId, own] of Map.groupBy(carts, (cart) => cart.merchant_id)) {
      const ids = own.map((cart) => cart.conversation_id);
      await queries.markAbandoned(tx, merchantId, ids, now);
      const events = own.map((cart) => abandonment(cart, reasonOf(cart.status)));
      await publish(tx, merchantId, events, now);
    }
    return carts.length;
  });
}
