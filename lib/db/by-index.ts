import { database, type Queryable } from "./database.ts";

// Without these PostgreSQL may read a whole partition to join it with a few hundred rows: it adds up the cost of all
// partitions although only one is looked into. Measured with a million rows: 4 s for a page that takes 30 ms by index.
const settings = ["enable_seqscan", "enable_bitmapscan", "enable_hashjoin", "enable_mergejoin", "jit"];
const setting = (name: string, value: string) => `set_config('${name}', '${value}', true)`;
const preferIndexes = settings.map((name) => setting(name, "off"));

type Options = {
  /** Plans are kept and made for any values, since planning over many partitions costs more than running. */
  keepPlans?: boolean;
  /** What is written may be lost by a crash of the database, as its users know to do it again. */
  mayBeLost?: boolean;
};

/** Runs statements that touch a bounded number of rows of large partitioned tables, in one transaction. */
export function byIndex<T>(
  work: (tx: Queryable) => Promise<T>,
  { keepPlans = false, mayBeLost = false }: Options = {},
): Promise<T> {
  const wanted = [
    ...preferIndexes,
    ...(keepPlans ? [setting("plan_cache_mode", "force_generic_plan")] : []),
    ...(mayBeLost ? [setting("synchronous_commit", "off")] : []),
  ];
  return database.transaction((tx) => {
    // It is sent along with the first statement; a connection that refuses it refuses that as well.
    tx.query(`SELECT ${wanted.join(", ")}`).catch(() => undefined);
    return work(tx);
  });
}
