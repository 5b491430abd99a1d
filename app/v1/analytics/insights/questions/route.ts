import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/analytics/insights/questions/contract.ts";
import { list } from "#lib/domain/analytics/insights/questions/service.ts";

export const GET = handle(contract.listFrequentQuestions, (ctx, { query }) => list(ctx, query));
