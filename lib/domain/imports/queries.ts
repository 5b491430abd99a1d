import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { insertMany } from "#lib/db/many.ts";
import type { KnownCustomer, Person } from "./people.ts";
import type { ConversationRecord } from "./rules.ts";

// A chunk is written with a statement per table, whatever its size: the rows travel as one JSON text.

/** Which of these conversations are there already. */
export async function knownConversations(
  tx: Queryable,
  merchantId: MerchantId,
  externalIds: string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ external_id: string }>(
    "SELECT external_id FROM conversations WHERE merchant_id = $1 AND external_id = ANY($2)",
    [merchantId, externalIds],
  );
  return new Set(rows.map((row) => row.external_id));
}

/** Locked in order, so that imports beside each other take turns. */
export function knownCustomers(
  tx: Queryable,
  merchantId: MerchantId,
  externalIds: string[],
  emails: string[],
): Promise<KnownCustomer[]> {
  return tx.query(
    `SELECT id, external_id, email FROM customers
     WHERE merchant_id = $1 AND (external_id = ANY($2) OR email = ANY($3)) ORDER BY id FOR UPDATE`,
    [merchantId, externalIds, emails],
  );
}

export async function insertCustomers(
  tx: Queryable,
  merchantId: MerchantId,
  people: Person[],
  at: Date,
): Promise<void> {
  const rows = people.map(({ known: _, ...row }) => ({
    preferences: {},
    metadata: {},
    ...row,
    created_at: at,
    updated_at: at,
  }));
  await insertMany(tx, "customers", merchantId, rows);
}

export async function completeCustomers(
  tx: Queryable,
  merchantId: MerchantId,
  people: Person[],
  at: Date,
): Promise<void> {
  await tx.query(
    `UPDATE customers c SET
       external_id = coalesce(c.external_id, given.external_id), email = coalesce(c.email, given.email),
       name = coalesce(c.name, given.name), phone = coalesce(c.phone, given.phone),
       language = coalesce(c.language, given.language),
       tags = ARRAY(SELECT DISTINCT t FROM unnest(c.tags || given.tags) t ORDER BY t),
       preferences = given.preferences || c.preferences, metadata = given.metadata || c.metadata,
       first_seen_at = least(c.first_seen_at, given.first_seen_at),
       last_seen_at = greatest(c.last_seen_at, given.last_seen_at), updated_at = $3
     FROM json_populate_recordset(NULL::customers, $2::json) AS given
     WHERE c.merchant_id = $1 AND c.id = given.id`,
    [merchantId, JSON.stringify(people), at],
  );
}

export type ConversationRow = Omit<ConversationRecord, "customer" | "messages" | "notes"> & { customer_id: string };

/** Answers with the ids it inserted; a conversation that somebody else imports meanwhile is left out. */
export function insertConversations(
  tx: Queryable,
  merchantId: MerchantId,
  rows: ConversationRow[],
): Promise<Set<string>> {
  return insertMany(tx, "conversations", merchantId, rows, "ON CONFLICT (merchant_id, external_id) DO NOTHING");
}

type PartOf<Part> = Part & { conversation_id: string };
export type MessageRow = PartOf<ConversationRecord["messages"][number]>;
export type NoteRow = PartOf<ConversationRecord["notes"][number]>;

export async function insertMessages(
  tx: Queryable,
  merchantId: MerchantId,
  rows: MessageRow[],
  at: Date,
): Promise<void> {
  await insertMany(
    tx,
    "messages",
    merchantId,
    rows.map((row) => ({ ...row, created_at: at })),
  );
}

export async function insertNotes(tx: Queryable, merchantId: MerchantId, rows: NoteRow[]): Promise<void> {
  await insertMany(tx, "conversation_notes", merchantId, rows);
}
