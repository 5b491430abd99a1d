import { handle } from "#app/v1/handle.ts";
import { testWebhookFilter } from "#lib/domain/webhooks/endpoints/contract.ts";
import { testFilter } from "#lib/domain/webhooks/endpoints/policy/service.ts";

export const POST = handle(testWebhookFilter, (ctx, { params, body }) => testFilter(ctx, params.endpoint_id, body));
