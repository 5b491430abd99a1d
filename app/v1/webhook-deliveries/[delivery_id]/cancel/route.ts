import { handle } from "#app/v1/handle.ts";
import { cancelWebhookDelivery } from "#lib/domain/webhooks/deliveries/contract.ts";
import { cancelDelivery } from "#lib/domain/webhooks/deliveries/service.ts";

export const POST = handle(cancelWebhookDelivery, (ctx, { params }) => cancelDelivery(ctx, params.delivery_id));
