import { handle } from "#app/v1/handle.ts";
import {
  deleteWebhookEndpoint,
  getWebhookEndpoint,
  updateWebhookEndpoint,
} from "#lib/domain/webhooks/endpoints/contract.ts";
import { deleteEndpoint, getEndpoint, updateEndpoint } from "#lib/domain/webhooks/endpoints/service.ts";

export const GET = handle(getWebhookEndpoint, (ctx, { params }) => getEndpoint(ctx, params.endpoint_id));
export const PUT = handle(updateWebhookEndpoint, (ctx, { params, body }) =>
  updateEndpoint(ctx, params.endpoint_id, body),
);
export const DELETE = handle(deleteWebhookEndpoint, (ctx, { params }) => deleteEndpoint(ctx, params.endpoint_id));
