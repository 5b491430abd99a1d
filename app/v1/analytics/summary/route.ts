import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/analytics/contract.ts";
import { getSummary } from "#lib/domain/analytics/service.ts";

export const GET = handle(contract.getAnalyticsSummary, (ctx, { query }) => getSummary(ctx, query));
