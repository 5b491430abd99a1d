import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/analytics/contract.ts";
import { summarise } from "#lib/domain/analytics/service.ts";

export const GET = handle(contract.getAnalyticsSummary, (ctx, { query }) => summarise(ctx, query));
