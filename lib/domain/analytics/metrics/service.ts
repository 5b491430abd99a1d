import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import { isUniqueViolation } from "#lib/db/sql.ts";
import { record } from "#lib/domain/audit/service.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { newId } from "#lib/ids.ts";
import { type CreateMetric, maxMetrics, type UpdateMetric } from "./contract.ts";
import * as queries from "./queries.ts";

export { aggregateSql, countsSql, type MetricRow } from "./queries.ts";

const notFound = (id: string) => new AppError("NOT_FOUND", `No metric ${id}.`);

/** All that the merchant has, by name. */
export const all = (ctx: Ctx) => queries.list(ctx.db, ctx.merchantId);

export async function list(ctx: Ctx) {
  return { data: await all(ctx), has_more: false, next_cursor: null };
}

export async function get(ctx: Ctx, id: string): Promise<queries.MetricRow> {
  const metric = await queries.get(ctx.db, ctx.merchantId, id);
  if (!metric) throw notFound(id);
  return metric;
}

/** What an aggregate needs, and nothing that it would not use. */
function assertWhole({
  aggregate,
  field,
  base_filter,
}: Pick<queries.MetricRow, "aggregate" | "field" | "base_filter">) {
  const counts = aggregate === "count" || aggregate === "ratio";
  if (counts && field !== null) throw invalidField("field", "unused", `A ${aggregate} is taken of no field.`);
  if (!counts && field === null) throw invalidField("field", "missing", `Say which field ${aggregate} is taken of.`);
  if (aggregate !== "ratio" && base_filter !== null) {
    throw invalidField("base_filter", "unused", "Only a ratio is a share of something.");
  }
}

export async function create(ctx: Ctx, input: z.output<typeof CreateMetric>): Promise<queries.MetricRow> {
  const empty = { description: null, field: null, filter: null, base_filter: null };
  const metric = { ...empty, ...input, id: newId("metric", ctx.now().getTime()) };
  assertWhole(metric);
  const made = ctx.db.transaction(async (tx) => {
    if ((await queries.lockCount(tx, ctx.merchantId)) >= maxMetrics) {
      throw new AppError("CONFLICT", `A merchant has at most ${maxMetrics} metrics; delete one first.`);
    }
    await queries.insert(tx, ctx.merchantId, { ...metric, created_by: ctx.actor.id, at: ctx.now() });
    const changes = Object.fromEntries(Object.entries(input).map(([name, to]) => [name, { from: null, to }]));
    await record(tx, ctx, { action: "metric.created", target_type: "metric", target_id: metric.id, changes });
  });
  await made.catch(explainTaken(metric.name));
  return get(ctx, metric.id);
}

export async function update(ctx: Ctx, id: string, input: z.output<typeof UpdateMetric>): Promise<queries.MetricRow> {
  if (Object.keys(input).length === 0) throw new AppError("INVALID_REQUEST", "Give at least one field to change.");
  const done = ctx.db.transaction(async (tx) => {
    const before = await queries.get(tx, ctx.merchantId, id);
    if (!before) throw notFound(id);
    const after = { ...before, ...input };
    assertWhole(after);
    await queries.update(tx, ctx.merchantId, after, ctx.now());
    const names = Object.keys(input) as (keyof typeof input)[];
    const changes = Object.fromEntries(names.map((name) => [name, { from: before[name], to: after[name] }]));
    await record(tx, ctx, { action: "metric.updated", target_type: "metric", target_id: id, changes });
  });
  await done.catch(explainTaken(input.name ?? ""));
  return get(ctx, id);
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const removed = await queries.remove(tx, ctx.merchantId, id);
    if (!removed) throw notFound(id);
    const { name, aggregate, field, filter, base_filter } = removed;
    const gone = { name, aggregate, field, filter, base_filter };
    const changes = Object.fromEntries(Object.entries(gone).map(([key, from]) => [key, { from, to: null }]));
    await record(tx, ctx, { action: "metric.deleted", target_type: "metric", target_id: id, changes });
  });
}

function explainTaken(name: string) {
  return (error: unknown): never => {
    if (!isUniqueViolation(error)) throw error;
    const message = `There is a metric ${name} already.`;
    throw new AppError("CONFLICT", message, { invalid_fields: [{ field: "name", code: "taken", message }] });
  };
}
