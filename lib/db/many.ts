import type { Queryable } from "./database.ts";

// Many rows in one statement, whatever their number: they travel as one JSON text, which PostgreSQL reads as rows of the
// table. Names of tables and columns come from code, never from a request.

type Row = Record<string, unknown>;

const columnsOf = (rows: readonly Row[]) => [...new Set(rows.flatMap((row) => Object.keys(row)))];

/** Inserts a merchant's rows, a column that a row lacks being null. Answers with the ids that went in. */
export async function insertMany(
  tx: Queryable,
  table: string,
  merchantId: string,
  rows: readonly Row[],
  onConflict = "",
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const columns = columnsOf(rows).join(", ");
  const inserted = await tx.query<{ id: string }>(
    `INSERT INTO ${table} (merchant_id, ${columns})
     SELECT $1, ${columns} FROM json_populate_recordset(NULL::${table}, $2::json) ${onConflict} RETURNING id`,
    [merchantId, JSON.stringify(rows)],
    { keepPlan: true },
  );
  return new Set(inserted.map((row) => row.id));
}

/**
 * Sets columns of a merchant's rows, of each row those that it names beside its id. The list of ids keeps PostgreSQL from
 * reading all rows of the merchant to join them with these.
 */
export async function updateMany(
  tx: Queryable,
  table: string,
  merchantId: string,
  rows: readonly (Row & { id: string })[],
): Promise<void> {
  const columns = columnsOf(rows).filter((column) => column !== "id");
  if (columns.length === 0) return;
  await tx.query(
    `UPDATE ${table} AS old SET (${columns.join(", ")}) =
       (SELECT ${columns.map((column) => `new.${column}`).join(", ")} FROM json_populate_record(old, given.value) AS new)
     FROM json_array_elements($2::json) AS given
     WHERE old.merchant_id = $1 AND old.id = ANY($3) AND old.id = given.value ->> 'id'`,
    [merchantId, JSON.stringify(rows), rows.map(({ id }) => id)],
  );
}
