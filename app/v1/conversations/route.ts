import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/conversations/contract.ts";
import { create, list } from "#lib/domain/conversations/service.ts";

export const GET = handle(contract.listConversations, (ctx, { query }) => list(ctx, query));
export const POST = handle(contract.createConversation, (ctx, { body }) => create(ctx, body));
