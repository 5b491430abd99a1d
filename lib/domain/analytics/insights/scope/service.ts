import Papa from "papaparse";
import type { Ctx } from "#lib/context.ts";
import { Params } from "#lib/db/sql.ts";
import { listConversations } from "#lib/domain/conversations/list/contract.ts";
import { type Asked, conditions, type Filter, filterOf } from "#lib/domain/conversations/list/service.ts";
import * as members from "#lib/domain/members/service.ts";
import { addressOf } from "#lib/http/client.ts";
import { Reply } from "#lib/http/respond.ts";
import { narrowedBy, type Period, planPeriod, type Stretch } from "./rules.ts";

/** Which conversations an insight is about: when they started, and what else they meet. */
export type Scope = { zone: string; period: Period; filter: Filter; asked: Asked; now: Date };

type Query = Asked & { from?: string; to?: string };

export async function scopeOf(ctx: Ctx, { from, to, time_zone, ...asked }: Query): Promise<Scope> {
  const now = ctx.now();
  const zone = time_zone ?? (await members.timeZoneOf(ctx));
  const period = planPeriod({ from, to }, zone, now);
  return { zone, period, filter: await filterOf(ctx, { ...asked, time_zone: zone }), asked, now };
}

/** SQL for whether conversation `c` started in a stretch of time and meets the scope's filters. */
export function scopeSql({ filter }: Scope, { from, to }: Stretch, merchant: string, params: Params): string {
  return [
    `c.merchant_id = ${merchant}`,
    `c.started_at >= ${params.add(from)}::timestamptz`,
    `c.started_at < ${params.add(to)}::timestamptz`,
    ...conditions(filter, merchant, params),
  ].join(" AND ");
}

/** Whether a scope takes in all conversations of its time. */
export const isWhole = ({ filter }: Scope): boolean => conditions(filter, "", new Params()).length === 0;

/** The query of the conversation list that lists what meets the scope and more; an empty stretch where nothing can. */
export function listedBy({ asked, period, zone }: Scope, more: Partial<Asked> = {}): string {
  const narrowed = narrowedBy(asked, more);
  const query = {
    ...(narrowed ?? asked),
    ...(asked.hour_of_week !== undefined && { time_zone: zone }),
    started_after: period.from.toISOString(),
    started_before: (narrowed ? period.to : period.from).toISOString(),
  };
  return addressOf({ ...listConversations, path: "/" }, { query }).replace(/^\/\??/, "");
}

/** What an answer says of its scope. */
export const shapeOf = ({ zone, period, now }: Scope) => ({
  time_zone: zone,
  starts_at: period.from.toISOString(),
  ends_at: period.to.toISOString(),
  generated_at: now.toISOString(),
});

/** The rows of an insight as a file. A spreadsheet must not take a text such as `=1+1` for a formula. */
export const csvReply = (name: string, { now }: Scope, columns: string[], rows: Record<string, unknown>[]) =>
  csvOf(name, now, columns, rows);

/** The same of what is no scope's. */
export function csvOf(name: string, now: Date, columns: string[], rows: Record<string, unknown>[]): Reply {
  const text = Papa.unparse({ fields: columns, data: rows }, { escapeFormulae: true });
  return new Reply(200, streamOf(`${text}\r\n`), {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${name}-${now.toISOString().slice(0, 10)}.csv"`,
  });
}

const streamOf = (text: string) => new Blob([text]).stream();
