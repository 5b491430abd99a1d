import { handle } from "#app/v1/handle.ts";
import { listWebhookDeliveries } from "#lib/domain/webhooks/deliveries/contract.ts";
import { listDeliveries } from "#lib/domain/webhooks/deliveries/service.ts";

export const GET = handle(listWebhookDeliveries, (ctx, { query }) => listDeliveries(ctx, query));
