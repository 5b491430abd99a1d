import { handle } from "#app/v1/handle.ts";
import { listWebhookRecoveries } from "#lib/domain/webhooks/deliveries/recoveries/contract.ts";
import { listRecoveries } from "#lib/domain/webhooks/deliveries/recoveries/service.ts";

export const GET = handle(listWebhookRecoveries, (ctx, { query }) => listRecoveries(ctx, query));
