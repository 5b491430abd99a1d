import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/analytics/series/contract.ts";
import { getSeries } from "#lib/domain/analytics/series/service.ts";

export const GET = handle(contract.getConversationSeries, (ctx, { query }) => getSeries(ctx, query));
