import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/conversations/contract.ts";
import { get, remove, update } from "#lib/domain/conversations/service.ts";

export const GET = handle(contract.getConversation, (ctx, { params }) => get(ctx, params.conversation_id));
export const PUT = handle(contract.updateConversation, (ctx, { params, body }) =>
  update(ctx, params.conversation_id, body),
);
export const DELETE = handle(contract.deleteConversation, (ctx, { params }) => remove(ctx, params.conversation_id));
