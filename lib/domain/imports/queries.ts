import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
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

const givenPeople = `json_to_recordset($2::json) AS given (id text, external_id text, email text, name text, phone text,
  language text, tags text[], preferences jsonb, metadata jsonb, first_seen_at timestamptz, last_seen_at timestamptz)`;

export async function insertCustomers(
  tx: Queryable,
  merchantId: MerchantId,
  people: Person[],
  at: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO customers (merchant_id, id, external_id, email, name, phone, language, tags, preferences, metadata,
                            first_seen_at, last_seen_at, created_at, updated_at)
     SELECT $1, id, external_id, email, name, phone, language, tags, preferences, metadata,
            first_seen_at, last_seen_at, $3, $3
     FROM ${givenPeople}`,
    [merchantId, JSON.stringify(people), at],
  );
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
     FROM ${givenPeople}
     WHERE c.merchant_id = $1 AND c.id = given.id`,
    [merchantId, JSON.stringify(people), at],
  );
}

export type ConversationRow = Omit<ConversationRecord, "customer" | "messages" | "notes"> & { customer_id: string };

const columns = `id, external_id, customer_id, status, channel, page_url, device_type, language, initial_message, tags,
  priority, metadata, context, message_count, satisfaction_score, resolution_status, escalation_reason, escalated_at,
  first_response_ms, cart_value_minor, cart_currency, cart_items, cart_abandoned, started_at, completed_at,
  duration_seconds, last_message_at, created_at, updated_at`;

/** Answers with the ids it inserted; a conversation that somebody else imports meanwhile is left out. */
export async function insertConversations(
  tx: Queryable,
  merchantId: MerchantId,
  rows: ConversationRow[],
): Promise<Set<string>> {
  const inserted = await tx.query<{ id: string }>(
    `INSERT INTO conversations (merchant_id, ${columns})
     SELECT $1, ${columns}
     FROM json_to_recordset($2::json) AS given (id text, external_id text, customer_id text, status text, channel text,
       page_url text, device_type text, language text, initial_message text, tags text[], priority text, metadata jsonb,
       context jsonb, message_count integer, satisfaction_score numeric, resolution_status text, escalation_reason text,
       escalated_at timestamptz, first_response_ms integer, cart_value_minor bigint, cart_currency text,
       cart_items jsonb, cart_abandoned boolean, started_at timestamptz, completed_at timestamptz,
       duration_seconds integer, last_message_at timestamptz, created_at timestamptz, updated_at timestamptz)
     ON CONFLICT (merchant_id, external_id) DO NOTHING
     RETURNING id`,
    [merchantId, JSON.stringify(rows)],
  );
  return new Set(inserted.map((row) => row.id));
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
  await tx.query(
    `INSERT INTO messages (merchant_id, id, conversation_id, role, author, content, metadata, sent_at, created_at)
     SELECT $1, id, conversation_id, role, author, content, metadata, sent_at, $3
     FROM json_to_recordset($2::json) AS given (id text, conversation_id text, role text, author text, content text,
       metadata jsonb, sent_at timestamptz)`,
    [merchantId, JSON.stringify(rows), at],
  );
}

export async function insertNotes(tx: Queryable, merchantId: MerchantId, rows: NoteRow[]): Promise<void> {
  await tx.query(
    `INSERT INTO conversation_notes (merchant_id, id, conversation_id, author, body, created_at)
     SELECT $1, id, conversation_id, author, body, created_at
     FROM json_to_recordset($2::json) AS given (id text, conversation_id text, author text, body text,
       created_at timestamptz)`,
    [merchantId, JSON.stringify(rows)],
  );
}
