import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/analytics/metrics/contract.ts";
import { create, list } from "#lib/domain/analytics/metrics/service.ts";

export const GET = handle(contract.listMetrics, list);
export const POST = handle(contract.createMetric, (ctx, { body }) => create(ctx, body));
