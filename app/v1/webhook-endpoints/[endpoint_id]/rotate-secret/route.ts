import { handle } from "#app/v1/handle.ts";
import { rotateWebhookSecret } from "#lib/domain/webhooks/endpoints/contract.ts";
import { rotateSecret } from "#lib/domain/webhooks/endpoints/service.ts";

export const POST = handle(rotateWebhookSecret, (ctx, { params, body }) => rotateSecret(ctx, params.endpoint_id, body));
