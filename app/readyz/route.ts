import { database } from "#lib/db/database.ts";

export const dynamic = "force-dynamic";

/** The process can do its work: the database answers. */
export async function GET(): Promise<Response> {
  try {
    await database.query("SELECT 1");
    return Response.json({ status: "ok", database: "ok" });
  } catch {
    return Response.json({ status: "unavailable", database: "unreachable" }, { status: 503 });
  }
}
