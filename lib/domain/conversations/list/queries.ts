import type { MerchantId } from "#lib/context.ts";
import type { Database, JsonQueryable, Queryable } from "#lib/db/database.ts";
import type { JsonRow } from "#lib/db/json-rows.ts";
import { Params } from "#lib/db/sql.ts";
import { keyOf } from "#lib/domain/analytics/insights/demand/contract.ts";
import { meetsSql } from "#lib/domain/segments/service.ts";
import { factsSql, hourOfWeekSql, lackingSql, pageSql, sameProduct } from "../facts/queries.ts";
import { columns, outcomeSql, withCustomer } from "../queries.ts";
import { foundSql, guessHits, probeSql, snippetSql, someFoundSql } from "../search/queries.ts";
import { exactTotal } from "./contract.ts";
import { type Filter, jsonValuesOf, type Order, type Part, type Place, partsFrom, type SegmentTest } from "./rules.ts";

const equal = ["customer_id", "external_id", "assigned_to", "escalation_reason"] as const;
const oneOf = [
  "status",
  "channel",
  "device_type",
  "language",
  "priority",
  "resolution_status",
  "purchase_intent",
] as const;
const facts = {
  escalated: "c.escalated_at IS NOT NULL",
  answered: "c.first_response_ms IS NOT NULL",
  has_cart: "c.cart_value_minor IS NOT NULL",
  cart_abandoned: "c.cart_abandoned",
  has_purchase: "c.purchased_at IS NOT NULL",
  high_value: "c.high_value_at IS NOT NULL",
  ...factsSql,
} as const;

export function conditions(filter: Filter, merchant: string, params: Params): string[] {
  const where: string[] = [];
  for (const column of equal) {
    if (filter[column] !== undefined) where.push(`c.${column} = ${params.add(filter[column])}`);
  }
  for (const column of oneOf) {
    if (filter[column]) where.push(`c.${column} = ANY(${params.add(filter[column])}::text[])`);
  }
  for (const [name, condition] of Object.entries(facts)) {
    const wanted = filter[name as keyof typeof facts];
    if (wanted) where.push(wanted === "true" ? condition : `(${condition}) IS NOT TRUE`);
  }
  if (filter.outcome) where.push(...ofOutcome(filter.outcome, params));
  if (filter.page !== undefined) where.push(`${pageSql} = ${params.add(filter.page)}`);
  if (filter.page_not) where.push(`replace(${pageSql}, ',', '%2C') <> ALL(${params.add(filter.page_not)}::text[])`);
  if (filter.product !== undefined) where.push(`c.cart_items @> ${params.add(sameProduct(filter.product))}::jsonb`);
  for (const part of filter.without ?? []) where.push(lackingSql[part]);
  if (filter.tag) where.push(`c.tags @> ${params.add(filter.tag)}::text[]`);
  if (filter.tag_any) where.push(`c.tags && ${params.add(filter.tag_any)}::text[]`);
  if (filter.tag_not) where.push(`(c.tags && ${params.add(filter.tag_not)}::text[]) IS NOT TRUE`);
  if (filter.hour_of_week !== undefined) {
    const zone = filter.time_zone ? `${params.add(filter.time_zone)}::text` : zoneOfSql(merchant);
    where.push(`${hourOfWeekSql(zone)} = ${params.add(filter.hour_of_week)}`);
  }
  where.push(...ofQuestions(filter, params), ...ofMentions(filter, params));
  if (filter.segment) where.push(inSegmentSql(filter.segment, params));
  where.push(...(filter.own ?? []).map((test) => test(merchant, params)));
  where.push(...ofCustomer(filter, merchant, params), ...metadata(filter, params), ...ranges(filter, params));
  return where;
}

// What follows from one outcome, in the words of an index.
const implied = {
  escalated: "c.escalated_at IS NOT NULL",
  unanswered: "c.status = 'closed'",
  open: "c.status = ANY('{active,escalated}')",
  resolved: "c.escalated_at IS NULL",
};

function ofOutcome(outcomes: (keyof typeof implied)[], params: Params): string[] {
  const [only, ...others] = outcomes;
  const exact = `${outcomeSql} = ANY(${params.add(outcomes)}::text[])`;
  return only && others.length === 0 ? [implied[only], exact] : [exact];
}

function ofQuestions(filter: Filter, params: Params): string[] {
  const asked = (which: string) =>
    `EXISTS (SELECT FROM questions q WHERE q.merchant_id = c.merchant_id AND q.conversation_id = c.id AND ${which})`;
  const { question, opening_question: opening, opening_question_not: others } = filter;
  return [
    ...(question ? [asked(`q.group_id = ${params.add(question)}`)] : []),
    ...(opening ? [asked(`q.opening AND q.group_id = ${params.add(opening)}`)] : []),
    ...(others ? [asked(`q.opening AND q.group_id <> ALL(${params.add(others)}::text[])`)] : []),
  ];
}

function ofMentions({ mentions, mentions_sold_out: soldOut }: Filter, params: Params): string[] {
  const key = mentions === undefined ? "" : ` AND p.product = ${params.add(keyOf(mentions))}`;
  const named = (more: string) =>
    `EXISTS (SELECT FROM product_mentions p WHERE p.merchant_id = c.merchant_id AND p.conversation_id = c.id${key}${more})`;
  if (soldOut) return [soldOut === "true" ? named(" AND p.out_of_stock") : `NOT ${named(" AND p.out_of_stock")}`];
  return mentions === undefined ? [] : [named("")];
}

const zoneOfSql = (merchant: string) => `(SELECT m.time_zone FROM merchants m WHERE m.id = ${merchant})`;

/** The customer meets a segment's condition at this moment. */
function inSegmentSql({ condition, at }: SegmentTest, params: Params): string {
  return `EXISTS (SELECT FROM customer_figures f
    JOIN customers u ON u.merchant_id = f.merchant_id AND u.id = f.customer_id
    JOIN merchants m ON m.id = f.merchant_id
    WHERE f.merchant_id = c.merchant_id AND f.customer_id = c.customer_id AND ${meetsSql(condition, params, at)})`;
}

function ofCustomer(filter: Filter, merchant: string, params: Params): string[] {
  const named = { email: filter.customer_email, external_id: filter.customer_external_id };
  return Object.entries(named)
    .filter(([, value]) => value !== undefined)
    .map(
      ([column, value]) =>
        `c.customer_id = (SELECT u.id FROM customers u WHERE u.merchant_id = ${merchant} AND u.${column} = ${params.add(value)})`,
    );
}

function metadata(filter: Filter, params: Params): string[] {
  return Object.entries(filter.metadata ?? {}).map(([name, text]) => {
    const fields = jsonValuesOf(text).map((value) => JSON.stringify({ [name]: value }));
    return `(${fields.map((field) => `c.metadata @> ${params.add(field)}::jsonb`).join(" OR ")})`;
  });
}

function ranges(filter: Filter, params: Params): string[] {
  const where: string[] = [];
  if (filter.min_satisfaction !== undefined)
    where.push(`c.satisfaction_score >= ${params.add(filter.min_satisfaction)}`);
  if (filter.max_satisfaction !== undefined)
    where.push(`c.satisfaction_score <= ${params.add(filter.max_satisfaction)}`);
  if (filter.min_nps !== undefined) where.push(`c.nps_score >= ${params.add(filter.min_nps)}`);
  if (filter.max_nps !== undefined) where.push(`c.nps_score <= ${params.add(filter.max_nps)}`);
  for (const range of ["started", "created", "updated"] as const) {
    const [after, before] = [filter[`${range}_after`], filter[`${range}_before`]];
    if (after) where.push(`c.${range}_at >= ${params.add(after)}::timestamptz`);
    if (before) where.push(`c.${range}_at < ${params.add(before)}::timestamptz`);
  }
  return where;
}

/** Which rows of the list to read: those of a filter and a search, in an order, after a place, so many. */
export type Page = { filter: Filter; text: string | undefined; order: Order; after: Place | null; limit: number };

/** SQL that reads a part's rows as `c`, where more conditions may narrow them. */
function partSql(merchantId: MerchantId, { filter, order }: Page, part: Part, params: Params) {
  const { column, type, nullable, descending } = order;
  const merchant = params.add(merchantId);
  const where = [`c.merchant_id = ${merchant}`, ...conditions(filter, merchant, params)];
  if (nullable) where.push(`c.${column} IS ${part.unknown ? "NULL" : "NOT NULL"}`);
  const past = descending ? "<" : ">";
  if (part.after) {
    const [value, id] = part.after;
    if (part.unknown) where.push(`c.id ${past} ${params.add(id)}`);
    else where.push(`(c.${column}, c.id) ${past} (${params.add(value)}::${type}, ${params.add(id)})`);
  }
  // The one order that the index has, read forwards or backwards.
  const nulls = nullable ? (descending ? " NULLS LAST" : " NULLS FIRST") : "";
  const direction = descending ? "DESC" : "ASC";
  return { merchant, where, sorted: `ORDER BY c.${column} ${direction}${nulls}, c.id ${direction}` };
}

/** A page's rows. Those without the value that sorts come last, whichever way it sorts. */
export async function list(db: Database, merchantId: MerchantId, page: Page): Promise<JsonRow[]> {
  const frequent = page.text !== undefined && (await guessHits(db, merchantId, page.text)) > manyHits;
  const known = page.text === undefined || frequent ? null : await allFound(db, merchantId, page.text);
  const rows: JsonRow[] = [];
  for (const part of partsFrom(page.order, page.after)) {
    const missing = { ...page, limit: page.limit - rows.length };
    if (missing.limit > 0) rows.push(...(await listPart(db, merchantId, missing, part, known)));
  }
  return rows;
}

async function listPart(db: Database, merchantId: MerchantId, page: Page, part: Part, known: string[] | null) {
  const ids = page.text === undefined ? null : (known ?? (await searched(db, merchantId, page, part, page.text)));
  const params = new Params();
  const { merchant, where, sorted } = partSql(merchantId, page, part, params);
  if (ids) where.push(`c.id = ANY(${params.add(ids)}::text[])`);
  else if (page.text) where.push(foundSql(page.text, merchantId, merchant, params));
  const snippet = page.text ? `, ${snippetSql(page.text, params)} AS snippet` : "";
  const read = (tx: JsonQueryable) =>
    tx.jsonRows(
      `SELECT ${columns}${snippet}
       FROM (SELECT * FROM conversations c WHERE ${where.join(" AND ")} ${sorted} LIMIT ${params.add(page.limit)}) c
       ${withCustomer} ${sorted}`,
      params.values,
      [page.order.column, "id", ...(page.text ? ["snippet"] : [])],
    );
  return page.text && !ids ? withRoom(db, read) : read(db);
}

// The plan follows how frequent the words are. Few hits are looked up at once. Of frequent words, whose places alone
// take long to gather, the first conversations in the list's order are asked one by one, 50 µs each, until they fill the
// page; only what is not found by then goes through all hits.
const manyHits = 10_000;
const firstAsked = 500;
const moreAsked = 4000;

/** The conversations that a search finds among a part's rows; null when it takes going through all its hits. */
async function searched(db: Database, merchantId: MerchantId, page: Page, part: Part, text: string) {
  return (
    (await ask(db, merchantId, page, part, text, firstAsked)) ??
    (await ask(db, merchantId, page, part, text, moreAsked))
  );
}

type Found = { capped: boolean; ids: string[] };

async function someFound(db: Queryable, merchantId: MerchantId, text: string, cap: number): Promise<Found> {
  const params = new Params();
  const sql = someFoundSql(text, merchantId, cap, params);
  const [found] = await db.query<Found>(sql, params.values);
  return found as Found;
}

/** All that a search finds; null when that is very much. */
async function allFound(db: Database, merchantId: MerchantId, text: string): Promise<string[] | null> {
  const { capped, ids } = await withRoom(db, (tx) => someFound(tx, merchantId, text, manyHits));
  return capped ? null : ids;
}

/**
 * Asks the first conversations in the list's order whether they match, until the page is full; null when too few of
 * them do. OFFSET 0 keeps them sorted before they are asked, so that the rest need not be.
 */
async function ask(db: Queryable, merchantId: MerchantId, page: Page, part: Part, text: string, asked: number) {
  const params = new Params();
  const { where, sorted } = partSql(merchantId, page, part, params);
  const rows = await db.query<{ seen: number; ids: string[] }>(
    `WITH first AS MATERIALIZED (
       SELECT c.merchant_id, c.id, c.external_id, c.customer_id, c.tags, c.${page.order.column}
       FROM conversations c WHERE ${where.join(" AND ")} ${sorted} LIMIT ${params.add(asked)})
     SELECT (SELECT count(*)::int FROM first) AS seen,
       ARRAY(SELECT c.id FROM (SELECT * FROM first c ${sorted} OFFSET 0) c
         WHERE ${probeSql(text, params)} LIMIT ${params.add(page.limit)}) AS ids`,
    params.values,
  );
  const { seen = 0, ids = [] } = rows[0] ?? {};
  return seen < asked || ids.length >= page.limit ? ids : null;
}

/**
 * Runs what may touch many rows by the indexes: the places of very many hits fit into this memory, and when they do not,
 * all the text around them is cut anew.
 */
function withRoom<T>(db: Database, read: (tx: JsonQueryable) => Promise<T>): Promise<T> {
  const settings = { work_mem: "32MB", max_parallel_workers_per_gather: "0", enable_seqscan: "off" };
  const set = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  return db.transaction(async (tx) => {
    await tx.query(`SELECT ${set.join(", ")}`);
    return read(tx);
  });
}

/** How many match in all, counted up to `exactTotal`; of a search, up to so many hits of each kind. */
export function count(
  db: Database,
  merchantId: MerchantId,
  { filter, text }: Pick<Page, "filter" | "text">,
): Promise<{ total: number; exact: boolean }> {
  return withRoom(db, async (tx) => {
    const found = text ? await someFound(tx, merchantId, text, exactTotal) : null;
    const params = new Params();
    const merchant = params.add(merchantId);
    const where = [`c.merchant_id = ${merchant}`, ...conditions(filter, merchant, params)];
    if (found) where.push(`c.id = ANY(${params.add(found.ids)}::text[])`);
    const rows = await tx.query<{ total: number }>(
      `SELECT count(*)::int AS total
       FROM (SELECT FROM conversations c WHERE ${where.join(" AND ")} LIMIT ${params.add(exactTotal + 1)}) c`,
      params.values,
    );
    const { total = 0 } = rows[0] ?? {};
    return { total: Math.min(total, exactTotal), exact: total <= exactTotal && !found?.capped };
  });
}
