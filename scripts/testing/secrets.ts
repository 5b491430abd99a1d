import { database } from "#lib/db/database.ts";

// Everything that opens a door, gathered while the product is used, to look for it in all that was written.

const named =
  /^(key|secret|signing_secret|ticket|token|link|otpauth_url|recovery_codes|current_password|new_password|password)$/;
const formed = /\b(?:sg_\w{30,}|whsec_[\w+/=]{20,}|eyJ[\w-]{10,}\.[\w.-]{20,})/g;

/** The secrets in a JSON value, by the names of their fields and by their form. */
export function secretsIn(value: unknown, field = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((inner) => secretsIn(inner, field));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => secretsIn(inner, name));
  }
  if (typeof value !== "string") return [];
  const own = named.test(field) && value.length >= 9 ? [value.split("#").at(-1) ?? value] : [];
  return [...own, ...(value.match(formed) ?? [])];
}

/** Which of these secrets stand in a text, shortened so that the report of a fault is not a leak itself. */
export function foundIn(text: string, secrets: Iterable<string>): string[] {
  return [...secrets].filter((secret) => text.includes(secret)).map((secret) => `${secret.slice(0, 9)}…`);
}

/** Every row of every table that has one of these secrets in it, by table. */
export async function tablesWith(secrets: ReadonlySet<string>): Promise<{ table: string; found: string[] }[]> {
  const tables = await database.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const leaks = [];
  for (const { name } of tables) {
    const rows = await database.query<{ text: string }>(`SELECT to_jsonb(t)::text AS text FROM ${name} t`);
    const found = foundIn(rows.map(({ text }) => text).join("\n"), secrets);
    if (found.length > 0) leaks.push({ table: name, found });
  }
  return leaks;
}

/** How many rows each of these tables has: that nothing was found means little where nothing was written. */
export async function sizesOf(tables: readonly string[]): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await database.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
    sizes[table] = row?.count ?? 0;
  }
  return sizes;
}
