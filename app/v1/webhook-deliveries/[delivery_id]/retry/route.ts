import { handle } from "#app/v1/handle.ts";
import { retryWebhookDelivery } from "#lib/domain/webhooks/deliveries/contract.ts";
import { retryDelivery } from "#lib/domain/webhooks/deliveries/service.ts";

export const POST = handle(retryWebhookDelivery, (ctx, { params }) => retryDelivery(ctx, params.delivery_id));
