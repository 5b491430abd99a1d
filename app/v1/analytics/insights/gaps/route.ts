import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/analytics/insights/gaps/contract.ts";
import { list } from "#lib/domain/analytics/insights/gaps/service.ts";

export const GET = handle(contract.listContentGaps, (ctx, { query }) => list(ctx, query));
