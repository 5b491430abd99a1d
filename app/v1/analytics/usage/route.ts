import { handle } from "#app/v1/handle.ts";
import { getUsage } from "#lib/domain/analytics/usage/contract.ts";
import { usageOf } from "#lib/domain/analytics/usage/service.ts";

export const GET = handle(getUsage, (ctx, { query }) => usageOf(ctx, query));
