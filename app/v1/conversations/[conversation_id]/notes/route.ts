import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/conversations/notes/contract.ts";
import { addNote, listNotes } from "#lib/domain/conversations/service.ts";

export const GET = handle(contract.listConversationNotes, (ctx, { params, query }) =>
  listNotes(ctx, params.conversation_id, query),
);
export const POST = handle(contract.addConversationNote, (ctx, { params, body }) =>
  addNote(ctx, params.conversation_id, body),
);
