import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/analytics/insights/comparison/contract.ts";
import { compare } from "#lib/domain/analytics/insights/comparison/service.ts";

export const POST = handle(contract.compareConversations, (ctx, { body }) => compare(ctx, body));
