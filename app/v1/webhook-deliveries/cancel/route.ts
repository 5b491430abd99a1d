import { handle } from "#app/v1/handle.ts";
import { cancelWebhookDeliveries } from "#lib/domain/webhooks/deliveries/recoveries/contract.ts";
import { cancelMany } from "#lib/domain/webhooks/deliveries/recoveries/service.ts";

export const POST = handle(cancelWebhookDeliveries, (ctx, { body }) => cancelMany(ctx, body));
