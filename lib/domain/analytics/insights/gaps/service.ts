import type { Ctx } from "#lib/context.ts";
import type { Input } from "#lib/http/contract.ts";
import { describe, figuresOf, rowsOf } from "../questions/service.ts";
import { share } from "../scope/rules.ts";
import { csvReply, listedBy, scopeOf, shapeOf } from "../scope/service.ts";
import type { listContentGaps } from "./contract.ts";

const columns = [
  "question",
  "language",
  "customers_left",
  "conversations_left",
  "left_share",
  "unanswered",
  "escalated",
];

/** What customers ask and are left with, those first that concern most customers. */
export async function list(ctx: Ctx, { limit, format, ...query }: Input<typeof listContentGaps>["query"]) {
  const scope = await scopeOf(ctx, query);
  const { rows, total } = await rowsOf(ctx, scope, { order: "-left", limit });
  const open = rows.filter((row) => row.left_conversations > 0);
  const named = await describe(
    ctx,
    open.map(({ id }) => id),
  );
  const gaps = open.flatMap((row) => {
    const name = named.get(row.id);
    if (!name) return [];
    const left = {
      count: row.left_conversations,
      customers: row.left_customers,
      filter: listedBy(scope, { question: row.id, outcome: ["unanswered", "escalated"] }),
    };
    return [{ ...name, ...figuresOf(scope, row, total), left, left_share: share(left.count, row.conversations) }];
  });
  if (format === "json") return { ...shapeOf(scope), gaps };
  const lines = gaps.map(({ label, language, left, left_share, unanswered, escalated, conversations, id }) => ({
    ...{ question: label, language, customers_left: left.customers, conversations_left: left.count, left_share },
    ...{ unanswered: unanswered.count, escalated: escalated.count, conversations: conversations.count, id },
  }));
  return csvReply("content-gaps", scope, [...columns, "conversations", "id"], lines);
}
