import { chance, hash, idSql } from "./sql.ts";

/** Every how many of a hundred conversations belong to each merchant. */
const shares = [30, 20, 15, 10, 8, 6, 5, 3, 2, 1];
const ends = shares.map((_, index) => shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0));

const merchantIdOf = (index: number) => `mrc_${String(index + 1).padStart(26, "0")}`;
export const merchantIds = shares.map((_, index) => merchantIdOf(index));

const list = (values: readonly (string | number)[], type: string) => `'{${values.join(",")}}'::${type}[]`;

/** SQL for which merchant the row of this number belongs to, from 1. */
const shopOf = (n: string) => `(1 + width_bucket((${n}) % 100, ${list(ends.slice(0, -1), "bigint")}))`;
export const merchantOf = (n: string) => `(${list(merchantIds, "text")})[${shopOf(n)}]`;

/** SQL for the number of the customer of a conversation: of the same merchant, a few of them very often. */
export function customerOf(n: string, customers: number): string {
  const share = `(${list(shares, "int")})[${shopOf(n)}]`;
  const first = `(${list([0, ...ends], "int")})[${shopOf(n)}]`;
  const block = `floor(${customers / 100} * power(${chance(n, 2)}, 2))::bigint`;
  return `(${block} * 100 + ${first} + ${hash(n, 3)} % ${share})`;
}

export const customerId = (c: string, start: string) =>
  idSql("cust", `(timestamptz '${start}' + ${hash(c, 4)} % 86400 * interval '1 second')`, c);

export const makeShops = `
  INSERT INTO merchants (id, slug, name)
  SELECT id, 'bench-' || n, 'Shop ' || n FROM unnest(${list(merchantIds, "text")}) WITH ORDINALITY AS shop (id, n)
  ON CONFLICT DO NOTHING`;
