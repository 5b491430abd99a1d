import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/conversations/feedback/contract.ts";
import { giveFeedback } from "#lib/domain/conversations/service.ts";

export const POST = handle(contract.giveFeedback, (ctx, { params, body }) =>
  giveFeedback(ctx, params.conversation_id, body),
);
