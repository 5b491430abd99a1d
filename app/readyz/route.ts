import { database } from "#lib/db/database.ts";
import { pendingMigrations } from "#lib/db/migrations.ts";

export const dynamic = "force-dynamic";

/** The process can do its work: the database answers and has the tables that this version expects. */
export async function GET(): Promise<Response> {
  try {
    const pending = await pendingMigrations(database);
    if (pending.length === 0) return Response.json({ status: "ok", database: "ok", migrations: "applied" });
    return Response.json({ status: "unavailable", database: "ok", migrations: "pending" }, { status: 503 });
  } catch {
    return Response.json({ status: "unavailable", database: "unreachable" }, { status: 503 });
  }
}
