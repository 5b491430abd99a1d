import type { Ctx } from "#lib/context.ts";
import type { Input } from "#lib/http/contract.ts";
import { AppError } from "#lib/http/errors.ts";
import { covers } from "#lib/http/scopes.ts";
import { changeOf, rounded, share } from "../scope/rules.ts";
import { csvReply, listedBy, type Scope, scopeOf, shapeOf } from "../scope/service.ts";
import type { listFrequentQuestions } from "./contract.ts";
import * as queries from "./queries.ts";
import { distinctExamples, labelOf } from "./rules.ts";

const unnamed = "A question whose words were erased";

/** The label of each group and some of its questions; words of customers only for who may read conversations. */
export async function describe(ctx: Ctx, ids: readonly string[]) {
  const byGroup = Map.groupBy(await queries.examples(ctx.db, ctx.merchantId, ids), ({ group_id }) => group_id);
  const readable = covers(ctx.scopes, "conversations:read");
  return new Map(
    ids.map((id) => {
      const some = byGroup.get(id) ?? [];
      const examples = readable ? distinctExamples(some).map(({ group_id: _group, ...example }) => example) : [];
      return [id, { id, label: labelOf(some) ?? unnamed, examples }] as const;
    }),
  );
}

/** A group's figures, each with the filter that lists its conversations. */
export function figuresOf(scope: Scope, row: queries.QuestionRow, total: number) {
  const counted = (count: number, outcome?: "resolved" | "unanswered" | "escalated" | "open") => ({
    count,
    filter: listedBy(scope, { question: row.id, ...(outcome && { outcome: [outcome] }) }),
  });
  return {
    language: row.language,
    conversations: counted(row.conversations),
    customers: row.customers,
    share: share(row.conversations, total),
    resolved: counted(row.resolved, "resolved"),
    unanswered: counted(row.unanswered, "unanswered"),
    escalated: counted(row.escalated, "escalated"),
    open: counted(row.open, "open"),
    resolution_rate: share(row.resolved, row.conversations),
    satisfaction: row.satisfaction === null ? null : rounded(row.satisfaction, 2),
    change: changeOf(row.conversations, row.before),
  };
}

/** Groups with their figures as they are counted, and how many conversations the scope has. */
export async function rowsOf(ctx: Ctx, scope: Scope, page: { order: queries.Order; limit: number }) {
  const { rows, totals } = await queries.list(ctx.db, ctx.merchantId, scope, page);
  return { rows, total: totals.conversations };
}

export async function list(ctx: Ctx, { limit, sort, format, ...query }: Input<typeof listFrequentQuestions>["query"]) {
  const scope = await scopeOf(ctx, query);
  const [{ rows, totals }, waiting] = await Promise.all([
    queries.list(ctx.db, ctx.merchantId, scope, { order: sort, limit }),
    queries.isWaiting(ctx.db, ctx.merchantId),
  ]);
  const named = await describe(
    ctx,
    rows.map(({ id }) => id),
  );
  const questions = rows.flatMap((row) => {
    const name = named.get(row.id);
    return name ? [{ ...name, ...figuresOf(scope, row, totals.conversations) }] : [];
  });
  return format === "csv" ? asCsv(scope, questions) : { ...shapeOf(scope), ...totals, waiting, questions };
}

type Question = ReturnType<typeof figuresOf> & { id: string; label: string };

const columns = ["question", "language", "conversations", "customers", "share", "resolved", "unanswered", "escalated"];

function asCsv(scope: Scope, questions: Question[]) {
  const rows = questions.map(({ id, label, language, conversations, customers, change, ...row }) => ({
    ...{ question: label, language, conversations: conversations.count, customers, share: row.share },
    ...{ resolved: row.resolved.count, unanswered: row.unanswered.count, escalated: row.escalated.count },
    ...{ open: row.open.count, resolution_rate: row.resolution_rate, satisfaction: row.satisfaction },
    ...{ before: change.before, change: change.relative, id },
  }));
  const more = ["open", "resolution_rate", "satisfaction", "before", "change", "id"];
  return csvReply("frequent-questions", scope, [...columns, ...more], rows);
}

export async function get(ctx: Ctx, id: string) {
  const row = await queries.get(ctx.db, ctx.merchantId, id);
  const name = (await describe(ctx, [id])).get(id);
  if (!row || !name) throw new AppError("NOT_FOUND", `No group of questions ${id}.`);
  return { ...row, ...name, filter: new URLSearchParams({ question: id }).toString() };
}
