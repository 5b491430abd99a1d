import { database } from "#lib/db/database.ts";
import { eventually } from "./receiver.ts";

/**
 * Until no transaction is open that began before now. One of another test's database counts too: readers in commit order
 * wait for it, since PostgreSQL's snapshots know no databases.
 */
export async function settled(): Promise<void> {
  const [now] = await database.query<{ xid: string }>("SELECT pg_current_xact_id()::text AS xid");
  await eventually(async () => {
    const sql = "SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 AS over";
    const [all] = await database.query<{ over: boolean }>(sql, [now?.xid]);
    return all?.over;
  }, 20_000);
}
