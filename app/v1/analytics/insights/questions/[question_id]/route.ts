import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/analytics/insights/questions/contract.ts";
import { get } from "#lib/domain/analytics/insights/questions/service.ts";

export const GET = handle(contract.getQuestion, (ctx, { params }) => get(ctx, params.question_id));
