/** SQL for a number from 0 to 2³¹ - 1 that follows from `n` alone; each seed gives another. */
export const hash = (n: string, seed: number) => `(hashint8extended((${n})::bigint, ${seed}) & 2147483647)`;

/** SQL for a number from 0 (inclusive) to 1 that follows from `n`. */
export const chance = (n: string, seed: number) => `(${hash(n, seed)} / 2147483648.0::float8)`;

/** SQL for one of the values, in proportion to their weights; the value `null` is SQL's. */
export function pick(n: string, seed: number, weights: Record<string, number>): string {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  const edges: number[] = [];
  for (const weight of Object.values(weights)) edges.push((edges.at(-1) ?? 0) + weight / total);
  const values = Object.keys(weights).map((value) => (value === "null" ? "NULL" : `'${value}'`));
  return `(ARRAY[${values.join(", ")}]::text[])[1 + width_bucket(${chance(n, seed)}, ARRAY[${edges.slice(0, -1).join(", ")}]::float8[])]`;
}

const digits = "0123456789abcdefghjkmnpqrstvwxyz";

/** SQL for an id as lib/ids.ts makes them: the moment in its first ten characters, then `n` in place of chance. */
export function idSql(prefix: string, moment: string, n: string): string {
  const milliseconds = `(extract(epoch FROM ${moment}) * 1000)::bigint`;
  const places = Array.from({ length: 10 }, (_, place) => 45 - 5 * place);
  const time = places.map((shift) => `substr('${digits}', ((${milliseconds} >> ${shift}) & 31)::int + 1, 1)`);
  return `'${prefix}_' || ${time.join(" || ")} || ${tail(n)}`;
}

/** SQL for the end of an id, which names the row's number. */
export const tail = (n: string) => `lpad((${n})::text, 16, '0')`;

/** SQL for a list of values, written out: cheaper to draw from than a table. */
export const textList = (values: readonly string[]) =>
  `ARRAY[${values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ")}]::text[]`;

/** SQL for one of the values, all equally likely. */
export const oneOf = (n: string, seed: number, values: readonly string[]) =>
  `(${textList(values)})[1 + ${hash(n, seed)} % ${values.length}]`;
