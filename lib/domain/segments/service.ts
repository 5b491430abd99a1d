import type { z } from "zod";
import type { Condition } from "#lib/conditions/contract.ts";
import type { Ctx } from "#lib/context.ts";
import { isUniqueViolation } from "#lib/db/sql.ts";
import { record } from "#lib/domain/audit/service.ts";
import { AppError } from "#lib/http/errors.ts";
import { newId } from "#lib/ids.ts";
import { type CreateSegment, maxSegments, type UpdateSegment } from "./contract.ts";
import * as queries from "./queries.ts";

export { meetsSql, membershipSql, type SegmentCondition } from "./queries.ts";

const sampleSize = 10;
const notFound = (id: string) => new AppError("NOT_FOUND", `No segment ${id}.`);

/** What decides who is in which segment. */
export function conditions(ctx: Ctx): Promise<queries.SegmentCondition[]> {
  return queries.list(ctx.db, ctx.merchantId);
}

/** The condition of a segment that a list is narrowed by. */
export async function conditionOf(ctx: Ctx, id: string): Promise<Condition> {
  const segment = await queries.get(ctx.db, ctx.merchantId, id);
  if (!segment) throw notFound(id);
  return segment.condition;
}

async function counted(ctx: Ctx, segments: queries.SegmentRow[]) {
  const trees = segments.map(({ condition }) => condition);
  const counts = await queries.counts(ctx.db, ctx.merchantId, trees, ctx.now());
  return segments.map((segment, index) => ({ ...segment, customer_count: counts[index] ?? null }));
}

export async function list(ctx: Ctx) {
  const data = await counted(ctx, await queries.list(ctx.db, ctx.merchantId));
  return { data, has_more: false, next_cursor: null };
}

export async function get(ctx: Ctx, id: string) {
  const segment = await queries.get(ctx.db, ctx.merchantId, id);
  if (!segment) throw notFound(id);
  return (await counted(ctx, [segment]))[0];
}

export async function create(ctx: Ctx, input: z.output<typeof CreateSegment>) {
  const { name, description, condition } = input;
  const id = newId("segment", ctx.now().getTime());
  const made = ctx.db.transaction(async (tx) => {
    if ((await queries.lockCount(tx, ctx.merchantId)) >= maxSegments) {
      throw new AppError("CONFLICT", `A merchant has at most ${maxSegments} segments; delete one first.`);
    }
    const created_by = ctx.actor.id;
    const segment = { id, name, description: description || null, condition, created_by, at: ctx.now() };
    await queries.insert(tx, ctx.merchantId, segment);
    await record(tx, ctx, {
      action: "segment.created",
      target_type: "segment",
      target_id: id,
      changes: { name: { from: null, to: name }, condition: { from: null, to: condition } },
    });
  });
  await made.catch(explainTaken(name));
  return get(ctx, id);
}

export async function update(ctx: Ctx, id: string, input: z.output<typeof UpdateSegment>) {
  if (Object.keys(input).length === 0) throw new AppError("INVALID_REQUEST", "Give at least one field to change.");
  const done = ctx.db.transaction(async (tx) => {
    const before = await queries.get(tx, ctx.merchantId, id);
    if (!before) throw notFound(id);
    const after = { ...before, ...input, description: (input.description ?? before.description) || null };
    if (input.description === null) after.description = null;
    await queries.update(tx, ctx.merchantId, after, ctx.now());
    const fields = Object.keys(input) as (keyof typeof input)[];
    await record(tx, ctx, {
      action: "segment.updated",
      target_type: "segment",
      target_id: id,
      changes: Object.fromEntries(fields.map((field) => [field, { from: before[field], to: after[field] }])),
    });
  });
  await done.catch(explainTaken(input.name ?? ""));
  return get(ctx, id);
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const removed = await queries.remove(tx, ctx.merchantId, id);
    if (!removed) throw notFound(id);
    const { name, condition } = removed;
    await record(tx, ctx, {
      action: "segment.deleted",
      target_type: "segment",
      target_id: id,
      changes: { name: { from: name, to: null }, condition: { from: condition, to: null } },
    });
  });
}

function explainTaken(name: string) {
  return (error: unknown): never => {
    if (!isUniqueViolation(error)) throw error;
    const message = `There is a segment ${name} already.`;
    throw new AppError("CONFLICT", message, { invalid_fields: [{ field: "name", code: "taken", message }] });
  };
}

/** Who a condition would gather; nothing is kept. */
export async function preview(ctx: Ctx, condition: Condition) {
  const [customer_count = null] = await queries.counts(ctx.db, ctx.merchantId, [condition], ctx.now());
  const sample =
    customer_count === null ? [] : await queries.sample(ctx.db, ctx.merchantId, condition, sampleSize, ctx.now());
  return { customer_count, sample };
}
