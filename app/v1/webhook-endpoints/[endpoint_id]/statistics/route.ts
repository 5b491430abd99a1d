import { handle } from "#app/v1/handle.ts";
import { getWebhookStatistics } from "#lib/domain/webhooks/deliveries/statistics/contract.ts";
import { endpointStatistics } from "#lib/domain/webhooks/deliveries/statistics/service.ts";

export const GET = handle(getWebhookStatistics, (ctx, { params, query }) =>
  endpointStatistics(ctx, params.endpoint_id, query),
);
