import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { insertMany } from "#lib/db/many.ts";
import type { Guest, KnownCustomer } from "./rules.ts";

/** Locked in order, so that those who write beside each other take turns. */
export function lock(
  tx: Queryable,
  merchantId: MerchantId,
  by: { ids: string[]; externalIds: string[]; emails: string[] },
): Promise<KnownCustomer[]> {
  return tx.query(
    `SELECT id, external_id, email FROM customers
     WHERE merchant_id = $1 AND (id = ANY($2) OR external_id = ANY($3) OR email = ANY($4)) AND erased_at IS NULL
     ORDER BY id FOR UPDATE`,
    [merchantId, by.ids, by.externalIds, by.emails],
  );
}

export async function insert(tx: Queryable, merchantId: MerchantId, guests: Guest[], at: Date): Promise<void> {
  const rows = guests.map(({ known: _, ...row }) => ({ ...row, created_at: at, updated_at: at }));
  await insertMany(tx, "customers", merchantId, rows);
}

/** Given values win, tags are added, objects merged: what `planRefresh` does for one. Who stays as they are is left. */
export async function refresh(tx: Queryable, merchantId: MerchantId, guests: Guest[], at: Date): Promise<void> {
  await tx.query(
    `UPDATE customers AS old SET
       external_id = coalesce(given.external_id, old.external_id), email = coalesce(given.email, old.email),
       name = coalesce(given.name, old.name), phone = coalesce(given.phone, old.phone),
       language = coalesce(given.language, old.language),
       tags = CASE WHEN old.tags @> given.tags THEN old.tags
         ELSE ARRAY(SELECT t FROM unnest(old.tags || given.tags) t GROUP BY t ORDER BY t COLLATE "C") END,
       preferences = old.preferences || given.preferences, metadata = old.metadata || given.metadata, updated_at = $3
     FROM json_populate_recordset(NULL::customers, $2::json) AS given
     WHERE old.merchant_id = $1 AND old.id = given.id AND (NOT old.tags @> given.tags
       OR (coalesce(given.external_id, old.external_id), coalesce(given.email, old.email), coalesce(given.name, old.name),
           coalesce(given.phone, old.phone), coalesce(given.language, old.language),
           old.preferences || given.preferences, old.metadata || given.metadata)
         IS DISTINCT FROM (old.external_id, old.email, old.name, old.phone, old.language, old.preferences, old.metadata))`,
    [merchantId, JSON.stringify(guests), at],
  );
}
