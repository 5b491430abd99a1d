import type { Ctx, MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { changesBetween, record } from "#lib/domain/audit/service.ts";
import { announce } from "#lib/domain/events/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { AppError } from "#lib/http/errors.ts";
import { page } from "#lib/http/page.ts";
import { covers, requireScope } from "#lib/http/scopes.ts";
import { newId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";
import { resourceNames } from "../resources/contract.ts";
import { readingOf } from "../resources/service.ts";
import { scopeOf } from "../rules.ts";
import { request } from "../service.ts";
import type { listExportSchedules, updateExportSchedule } from "./contract.ts";
import * as queries from "./queries.ts";
import {
  assertSchedule,
  nextRun,
  present,
  type ScheduleInput,
  type ScheduleRow,
  weekdayNumber,
  wishOf,
} from "./rules.ts";

const tag = "export-schedules";
const most = 50;

const notFound = (id: string) => new AppError("NOT_FOUND", `No export schedule ${id}.`);

function columnsOf(ctx: Ctx, id: string, input: ScheduleInput, by: Ctx["actor"]): queries.Columns {
  const { name, resource, format, compression, frequency, time_of_day, time_zone, period, enabled, ...rest } = input;
  const { weekday: _, ...options } = rest;
  const timing = { frequency, weekday: weekdayNumber(input.weekday), time_of_day, time_zone };
  const next_run_at = enabled ? nextRun(timing, ctx.now()) : null;
  const actor = { actor_type: by.type, actor_id: by.id, actor_name: by.name };
  return { id, name, resource, format, compression, options, ...timing, period, enabled, next_run_at, ...actor };
}

export async function list(ctx: Ctx, { limit, cursor }: Input<typeof listExportSchedules>["query"]) {
  const after = cursor ? String(decodeCursor(tag, cursor, 1)[0]) : null;
  const readable = resourceNames.filter((name) => covers(ctx.scopes, scopeOf(name)));
  const rows = await queries.list(ctx.db, ctx.merchantId, readable, after, limit + 1);
  return page(rows.map(present), limit, tag, (row) => [row.id]);
}

export async function get(ctx: Ctx, id: string) {
  return present(await find(ctx, id));
}

async function find(ctx: Ctx, id: string, db = ctx.db as Parameters<typeof queries.get>[0], lock?: "FOR UPDATE") {
  const row = await queries.get(db, ctx.merchantId, id, lock);
  if (!row) throw notFound(id);
  requireScope(ctx.scopes, scopeOf(row.resource));
  return row;
}

/** Names that mean nothing, such as of a segment, are refused now and not at each run. */
async function assertWorks(ctx: Ctx, input: ScheduleInput): Promise<void> {
  assertSchedule(input, ctx.scopes);
  await readingOf(ctx, input);
}

export async function create(ctx: Ctx, input: ScheduleInput) {
  await assertWorks(ctx, input);
  const id = newId("exportSchedule", ctx.now().getTime());
  await ctx.db.transaction(async (tx) => {
    if ((await queries.count(tx, ctx.merchantId)) >= most)
      throw new AppError("CONFLICT", `There are ${most} scheduled exports already. Delete one first.`);
    await queries.insert(tx, ctx.merchantId, columnsOf(ctx, id, input, ctx.actor), ctx.now());
    const { name, resource, frequency } = input;
    await note(tx, ctx, "created", id, {
      name: { from: null, to: name },
      resource: { from: null, to: resource },
      frequency: { from: null, to: frequency },
    });
  });
  return get(ctx, id);
}

const audited = [
  ...(["name", "format", "compression", "filters", "fields", "time_zone", "include_messages", "bom"] as const),
  ...(["frequency", "weekday", "time_of_day", "period", "enabled"] as const),
];

export async function update(ctx: Ctx, id: string, changes: Input<typeof updateExportSchedule>["body"]) {
  return ctx.db.transaction(async (tx) => {
    const before = await find(ctx, id, tx, "FOR UPDATE");
    const shown = present(before);
    const { fields, ...merged } = { ...shown, ...changes };
    const weekday = merged.frequency === "daily" && changes.weekday === undefined ? null : merged.weekday;
    const input: ScheduleInput = { ...inputOf(merged), weekday, ...(fields && { fields }) };
    await assertWorks(ctx, input);
    const { actor_type: type, actor_id, actor_name: name } = before;
    await queries.update(tx, ctx.merchantId, columnsOf(ctx, id, input, { type, id: actor_id, name }), ctx.now());
    const after = present(await find(ctx, id, tx));
    await note(tx, ctx, "updated", id, changesBetween(shown, after, audited));
    return after;
  });
}

/** Only what a body can hold. */
function inputOf(shown: Omit<ReturnType<typeof present>, "fields">): Omit<ScheduleInput, "fields"> {
  const { name, resource, format, compression, filters, time_zone, include_messages, bom } = shown;
  const { frequency, weekday, time_of_day, period, enabled } = shown;
  const what = { name, resource, format, compression, filters, time_zone, include_messages, bom };
  return { ...what, frequency, weekday, time_of_day, period, enabled };
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await find(ctx, id);
  await ctx.db.transaction(async (tx) => {
    if (!(await queries.remove(tx, ctx.merchantId, id))) throw notFound(id);
    await note(tx, ctx, "deleted", id, {});
  });
}

type Changes = Parameters<typeof record>[2]["changes"];

function note(tx: Parameters<typeof record>[0], ctx: Ctx, done: string, id: string, changes: Changes): Promise<void> {
  return record(tx, ctx, { action: `export_schedule.${done}`, target_type: "export_schedule", target_id: id, changes });
}

/** For a worker: queues the export of a schedule that is due; answers whether there was one. */
export async function runNext(now: Date): Promise<boolean> {
  const ran = await database.transaction(async (tx) => {
    const schedule = await queries.takeDue(tx, now);
    if (!schedule) return false;
    const next = nextRun(schedule, now);
    const exportId = await queue(tx, schedule, now);
    await queries.noteRun(tx, schedule, { now, next, exportId });
    return true;
  });
  if (ran) announce();
  return ran;
}

async function queue(tx: Parameters<typeof request>[0], schedule: ScheduleRow, now: Date): Promise<string | null> {
  const ctx: Ctx = {
    merchantId: schedule.merchant_id as MerchantId,
    actor: { type: schedule.actor_type, id: schedule.actor_id, name: schedule.actor_name },
    scopes: ["*"],
    db: database,
    now: () => now,
    requestId: newId("request", now.getTime()),
    address: null,
  };
  try {
    return (await request(tx, ctx, wishOf(schedule, now), schedule.id)).id;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.warn({ err: error, schedule: schedule.id }, "a scheduled export was not queued");
    return null;
  }
}
