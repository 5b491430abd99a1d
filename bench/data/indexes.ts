import type { Queryable } from "#lib/db/database.ts";

type Made = { drop: string; create: string };

/** Constraints that cost time with each row; foreign keys come first, as they lean on the others. */
const constraints = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS create
  FROM pg_constraint
  WHERE contype IN ('f', 'p', 'u') AND conparentid = 0
    AND (conrelid = ANY($1::regclass[]) OR confrelid = ANY($1::regclass[])) ORDER BY contype <> 'f'`;

const indexes = `
  SELECT format('DROP INDEX %s', indexrelid::regclass) AS drop, replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') AS create
  FROM pg_index WHERE indrelid = ANY($1::regclass[])
    AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))`;

/** Loads tables without indexes, keys and triggers, which are made again afterwards: many times faster. */
export async function loadBare(db: Queryable, tables: readonly string[], load: () => Promise<void>): Promise<void> {
  const aside = [...(await db.query<Made>(constraints, [tables])), ...(await db.query<Made>(indexes, [tables]))];
  for (const { drop } of aside) await db.query(drop);
  for (const table of tables) await db.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await load();
  for (const table of tables) await db.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  for (const { create } of aside.reverse()) await db.query(create);
}
