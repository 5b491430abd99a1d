import { handle } from "#app/v1/handle.ts";
import { testWebhookTransformation } from "#lib/domain/webhooks/transformations/contract.ts";
import { testTransformation } from "#lib/domain/webhooks/transformations/service.ts";

export const POST = handle(testWebhookTransformation, (ctx, { body }) => testTransformation(ctx, body));
