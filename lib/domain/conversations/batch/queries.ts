import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { insertMany } from "#lib/db/many.ts";
import { stateColumns } from "../queries.ts";
import type { Known, Said } from "./rules.ts";

/** Locks every conversation that a batch names, in the same order for everybody, so that batches take turns. */
export function lock(tx: Queryable, merchantId: MerchantId, ids: string[], externalIds: string[]): Promise<Known[]> {
  return tx.query(
    `SELECT ${stateColumns}, external_id, initial_message, first_response_ms, last_message_at
     FROM conversations WHERE merchant_id = $1 AND (id = ANY($2) OR external_id = ANY($3)) ORDER BY id FOR UPDATE`,
    [merchantId, ids, externalIds],
  );
}

/** The first words of these conversations, which tell how soon somebody answered. */
export async function firstSaid(tx: Queryable, merchantId: MerchantId, ids: string[]): Promise<Map<string, Said[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<Said & { conversation_id: string }>(
    `SELECT said.* FROM unnest($2::text[]) AS named (id) CROSS JOIN LATERAL (
       SELECT conversation_id, id, role, sent_at FROM messages
       WHERE merchant_id = $1 AND conversation_id = named.id AND role <> 'system' ORDER BY sent_at, id LIMIT 50) AS said`,
    [merchantId, ids],
  );
  return Map.groupBy(rows, (row) => row.conversation_id);
}

export async function remove(tx: Queryable, merchantId: MerchantId, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query("DELETE FROM conversations WHERE merchant_id = $1 AND id = ANY($2)", [merchantId, ids]);
}

type Rows = readonly Record<string, unknown>[];

export async function insertMessages(tx: Queryable, merchantId: MerchantId, rows: Rows): Promise<void> {
  await insertMany(tx, "messages", merchantId, rows);
}

export async function insertNotes(tx: Queryable, merchantId: MerchantId, rows: Rows): Promise<void> {
  await insertMany(tx, "conversation_notes", merchantId, rows);
}
