import { handle } from "#app/v1/handle.ts";
import { stopWebhookRecovery } from "#lib/domain/webhooks/deliveries/recoveries/contract.ts";
import { stopRecovery } from "#lib/domain/webhooks/deliveries/recoveries/service.ts";

export const POST = handle(stopWebhookRecovery, (ctx, { params }) => stopRecovery(ctx, params.recovery_id));
