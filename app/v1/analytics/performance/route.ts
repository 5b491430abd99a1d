import { handle } from "#app/v1/handle.ts";
import { getPerformance } from "#lib/domain/analytics/performance/contract.ts";
import { performanceOf } from "#lib/domain/analytics/performance/service.ts";

export const GET = handle(getPerformance, (ctx, { query }) => performanceOf(ctx, query));
