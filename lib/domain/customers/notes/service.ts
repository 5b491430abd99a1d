import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import { announce } from "#lib/domain/events/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { invalidField } from "#lib/http/errors.ts";
import { jsonPage } from "#lib/http/page.ts";
import { JsonText } from "#lib/http/respond.ts";
import { newId } from "#lib/ids.ts";
import { seen } from "../queries.ts";
import { planUpdate } from "../rules.ts";
import { assertExists, change, get } from "../service.ts";
import type { CreateCustomerNote, listCustomerNotes } from "./contract.ts";
import * as queries from "./queries.ts";

const listTag = "customer notes";

export async function list(
  ctx: Ctx,
  id: string,
  { limit, cursor }: Input<typeof listCustomerNotes>["query"],
): Promise<JsonText> {
  await assertExists(ctx, id);
  const after = cursor ? decodeCursor(listTag, cursor, 2) : null;
  return jsonPage(await queries.list(ctx.db, ctx.merchantId, id, after, limit + 1), limit, listTag);
}

export async function create(ctx: Ctx, id: string, input: z.output<typeof CreateCustomerNote>): Promise<JsonText> {
  const { note: _, interaction, ...about } = input;
  const occurredAt = interaction ? momentOf(interaction.occurred_at, ctx.now()) : null;
  const notes = await ctx.db.transaction(async (tx) => {
    await change(tx, ctx, id, (before) => planUpdate(before, about));
    if (occurredAt) await seen(tx, ctx.merchantId, id, occurredAt);
    return queries.insert(tx, ctx.merchantId, id, notesOf(ctx, input, occurredAt), ctx.now());
  });
  announce();
  const customer = await get(ctx, id);
  return new JsonText(`{"notes":[${notes.join(",")}],"customer":${customer.text}}`);
}

function momentOf(given: string | undefined, now: Date): Date {
  const at = given ? new Date(given) : now;
  if (at.getTime() <= now.getTime() + 60_000) return at;
  throw invalidField("interaction.occurred_at", "in_the_future", "An interaction cannot lie in the future.");
}

function notesOf(
  ctx: Ctx,
  { note, interaction }: z.output<typeof CreateCustomerNote>,
  occurred_at: Date | null,
): queries.NewNote[] {
  const author = ctx.actor.name;
  const id = () => newId("customerNote", ctx.now().getTime());
  return [
    ...(note ? [{ id: id(), kind: "note" as const, author, body: note, channel: null, occurred_at: null }] : []),
    ...(interaction
      ? [
          {
            id: id(),
            kind: "interaction" as const,
            author,
            body: interaction.summary,
            channel: interaction.channel,
            occurred_at,
          },
        ]
      : []),
  ];
}
