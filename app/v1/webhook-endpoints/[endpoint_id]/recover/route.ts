import { handle } from "#app/v1/handle.ts";
import { recoverWebhookEndpoint } from "#lib/domain/webhooks/deliveries/recoveries/contract.ts";
import { recoverEndpoint } from "#lib/domain/webhooks/deliveries/recoveries/service.ts";

export const POST = handle(recoverWebhookEndpoint, (ctx, { params, body }) =>
  recoverEndpoint(ctx, params.endpoint_id, body),
);
