import type pg from "pg";

/** Runs `work` in a transaction of this connection, which is given back afterwards. */
export async function inTransaction<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  let broken: Error | undefined;
  try {
    // Only a lost connection refuses it, and that refuses what follows as well.
    client.query("BEGIN").catch(() => undefined);
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    // A connection that could not roll back is closed, not reused.
    client.release(broken);
  }
}
