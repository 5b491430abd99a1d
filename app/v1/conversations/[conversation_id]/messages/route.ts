import { handle } from "#app/v1/handle.ts";
import { addMessage, listMessages } from "#lib/domain/conversations/service.ts";
import * as contract from "#lib/domain/messages/contract.ts";

export const GET = handle(contract.listMessages, (ctx, { params, query }) =>
  listMessages(ctx, params.conversation_id, query),
);
export const POST = handle(contract.addMessage, (ctx, { params, body }) =>
  addMessage(ctx, params.conversation_id, body),
);
