import { handle } from "#app/v1/handle.ts";
import { retryWebhookDeliveries } from "#lib/domain/webhooks/deliveries/recoveries/contract.ts";
import { retryMany } from "#lib/domain/webhooks/deliveries/recoveries/service.ts";

export const POST = handle(retryWebhookDeliveries, (ctx, { body }) => retryMany(ctx, body));
