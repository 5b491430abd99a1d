import { z } from "zod";
import { eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { route } from "#lib/http/contract.ts";
import { id } from "#lib/http/schemas.ts";

export const maxTransformation = 10_000;

const text = z.string().trim().min(1).max(maxTransformation);

/** JSONata that makes the body which is sent. Browser-safe. */
export const Transformation = text.nullable().meta({
  description:
    "JSONata that makes the body from the event, which is its input (`id`, `event`, `timestamp`, `data`). Regular " +
    "expressions are RE2's. Its result must be JSON of at most 256 KiB and be there within half a second; what it makes " +
    "of an event is kept, so that every attempt sends the same bytes. The filter looks at the event as it was before. " +
    "Null: the event itself is sent.",
  examples: ['{ "text": "Cart of " & data.customer_id & ": " & $string(data.cart_value) }'],
});

export const testWebhookTransformation = route({
  tag: "Webhook endpoints",
  id: "testWebhookTransformation",
  method: "POST",
  path: "/v1/webhook-transformations/test",
  summary: "Try a transformation on an event",
  description:
    "Answers with the body that would be sent, or with what is wrong. Needs no endpoint, sends nothing and changes nothing.",
  scope: "webhooks:read",
  body: z.strictObject({
    transformation: text.meta({ examples: ['{ "kind": event, "who": data.customer_id }'] }),
    event_id: id("evt").optional().meta({ description: "An event that happened." }),
    event_type: z
      .enum(eventTypes)
      .optional()
      .meta({ description: "Or the documented example of a type. Default conversation.started." }),
  }),
  responses: {
    200: z
      .object({
        input: z.record(z.string(), z.json()).meta({ description: "The event." }),
        body: z
          .string()
          .nullable()
          .meta({ description: "The bytes that would be sent and signed.", examples: ['{"kind":"customer.created"}'] }),
        problem: z
          .object({
            code: z.string().meta({ examples: ["transformation_failed"] }),
            message: z.string().meta({ description: "What went wrong, in one sentence." }),
            remedy: z.string().meta({ description: "What to do about it." }),
          })
          .nullable(),
        duration_ms: z.number(),
      })
      .meta({ id: "WebhookTransformationTest" }),
  },
  errors: ["NOT_FOUND"],
});
