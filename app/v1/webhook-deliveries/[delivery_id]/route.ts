import { handle } from "#app/v1/handle.ts";
import { getWebhookDelivery } from "#lib/domain/webhooks/deliveries/contract.ts";
import { getDelivery } from "#lib/domain/webhooks/deliveries/service.ts";

export const GET = handle(getWebhookDelivery, (ctx, { params }) => getDelivery(ctx, params.delivery_id));
