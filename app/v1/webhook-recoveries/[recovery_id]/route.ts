import { handle } from "#app/v1/handle.ts";
import { getWebhookRecovery } from "#lib/domain/webhooks/deliveries/recoveries/contract.ts";
import { getRecovery } from "#lib/domain/webhooks/deliveries/recoveries/service.ts";

export const GET = handle(getWebhookRecovery, (ctx, { params }) => getRecovery(ctx, params.recovery_id));
