import { handle } from "#app/v1/handle.ts";
import { createWebhookEndpoint, listWebhookEndpoints } from "#lib/domain/webhooks/endpoints/contract.ts";
import { createEndpoint, listEndpoints } from "#lib/domain/webhooks/endpoints/service.ts";

export const GET = handle(listWebhookEndpoints, (ctx, { query }) => listEndpoints(ctx, query));
export const POST = handle(createWebhookEndpoint, (ctx, { body }) => createEndpoint(ctx, body));
