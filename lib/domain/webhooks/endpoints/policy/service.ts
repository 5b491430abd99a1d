import type { Condition } from "#lib/conditions/contract.ts";
import { evaluate } from "#lib/conditions/evaluate.ts";
import type { Ctx } from "#lib/context.ts";
import { prisma } from "#lib/db/prisma.ts";
import { exampleOf, get } from "#lib/domain/events/service.ts";
import type { Input } from "#lib/http/contract.ts";
import type { testWebhookFilter } from "../contract.ts";
import { mustFind } from "../present.ts";

/** Whether an endpoint would get an event, by its own filter or by one that is being written. */
export async function testFilter(ctx: Ctx, id: string, input: Input<typeof testWebhookFilter>["body"]) {
  const endpoint = await mustFind(prisma(), ctx, id);
  const { filter = endpoint.filter as Condition | null, event_id, event_type = "conversation.started" } = input;
  const body = event_id ? JSON.parse((await get(ctx, event_id)).text) : exampleOf(event_type);
  const outcome = filter ? evaluate(filter, body, ctx.now()) : { match: true as const };
  return { matches: outcome.match, reason: outcome.match ? null : outcome.reason, body };
}
