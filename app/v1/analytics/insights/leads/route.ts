import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/analytics/insights/behaviour/contract.ts";
import { leads } from "#lib/domain/analytics/insights/behaviour/service.ts";

export const GET = handle(contract.getLeadScoring, (ctx, { query }) => leads(ctx, query));
