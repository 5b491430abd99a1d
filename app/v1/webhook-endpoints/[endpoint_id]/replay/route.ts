import { handle } from "#app/v1/handle.ts";
import { replayWebhookEvent } from "#lib/domain/webhooks/deliveries/recoveries/contract.ts";
import { replayEvent } from "#lib/domain/webhooks/deliveries/service.ts";

export const POST = handle(replayWebhookEvent, (ctx, { params, body }) =>
  replayEvent(ctx, params.endpoint_id, body.event_id),
);
