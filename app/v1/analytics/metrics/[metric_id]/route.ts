import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/analytics/metrics/contract.ts";
import { get, remove, update } from "#lib/domain/analytics/metrics/service.ts";

export const GET = handle(contract.getMetric, (ctx, { params }) => get(ctx, params.metric_id));
export const PUT = handle(contract.updateMetric, (ctx, { params, body }) => update(ctx, params.metric_id, body));
export const DELETE = handle(contract.deleteMetric, (ctx, { params }) => remove(ctx, params.metric_id));
