import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/analytics/insights/behaviour/contract.ts";
import { groups } from "#lib/domain/analytics/insights/behaviour/service.ts";

export const GET = handle(contract.listBehaviours, (ctx, { query }) => groups(ctx, query));
