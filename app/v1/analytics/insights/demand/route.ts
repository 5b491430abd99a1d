import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/analytics/insights/demand/contract.ts";
import { list } from "#lib/domain/analytics/insights/demand/service.ts";

export const GET = handle(contract.listProductDemand, (ctx, { query }) => list(ctx, query));
