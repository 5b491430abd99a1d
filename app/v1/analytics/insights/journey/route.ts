import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/analytics/insights/journey/contract.ts";
import { get } from "#lib/domain/analytics/insights/journey/service.ts";

export const GET = handle(contract.getCustomerJourney, (ctx, { query }) => get(ctx, query));
