import type { Ctx, MerchantId } from "#lib/context.ts";
import { byIndex } from "#lib/db/by-index.ts";
import { exampleOf, get } from "#lib/domain/events/service.ts";
import { createExpressions } from "#lib/expressions/threads.ts";
import type { Input } from "#lib/http/contract.ts";
import { invalidField } from "#lib/http/errors.ts";
import { shared } from "#lib/shared.ts";
import { remedyFor } from "../sending/remedies.ts";
import type { testWebhookTransformation } from "./contract.ts";
import * as queries from "./queries.ts";
import { problemOf } from "./rules.ts";

const limits = { runMs: 500, maxBytes: 262_144, waitMs: 3_000, memoryMb: 64 };

const expressions = () => shared("transformations", () => createExpressions({ ...limits, threads: 2 }));

export type Transformed = { body: string } | { problem: ReturnType<typeof problemOf> };

/** What a merchant's transformation makes of an event's JSON. Nothing of it runs in the calling thread. */
export async function transform(merchantId: MerchantId, transformation: string, event: string): Promise<Transformed> {
  const outcome = await expressions().evaluate(merchantId, transformation, event);
  return "json" in outcome ? { body: outcome.json } : { problem: problemOf(outcome) };
}

/** Refuses a transformation that cannot be read. */
export async function assertTransformation(merchantId: MerchantId, text: string | null | undefined): Promise<void> {
  if (!text) return;
  const wrong = await expressions().check(merchantId, text);
  if (wrong && "problem" in wrong) throw invalidField("transformation", "invalid", problemOf(wrong).message);
}

export async function testTransformation(ctx: Ctx, input: Input<typeof testWebhookTransformation>["body"]) {
  const { transformation, event_id, event_type = "conversation.started" } = input;
  const event = event_id ? (await get(ctx, event_id)).text : JSON.stringify(exampleOf(event_type));
  const started = performance.now();
  const made = await transform(ctx.merchantId, transformation, event);
  return {
    input: JSON.parse(event),
    body: "body" in made ? made.body : null,
    problem: "problem" in made ? { ...made.problem, remedy: remedyFor(made.problem.code) } : null,
    duration_ms: Math.round((performance.now() - started) * 10) / 10,
  };
}

/** Keeps the bytes that are about to be sent; answers with the deliveries that are still this worker's to send. */
export const keepBodies = (made: queries.MadeBody[]) => byIndex((tx) => queries.keepBodies(tx, made));
