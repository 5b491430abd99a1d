import { handle } from "#app/v1/handle.ts";
import { testWebhookEndpoint } from "#lib/domain/webhooks/endpoints/contract.ts";
import { testEndpoint } from "#lib/domain/webhooks/endpoints/trials/service.ts";

export const POST = handle(testWebhookEndpoint, (ctx, { params, body }) => testEndpoint(ctx, params.endpoint_id, body));
