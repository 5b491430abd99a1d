import { handle } from "#app/v1/handle.ts";
import { createConversation } from "#lib/domain/conversations/contract.ts";
import { listConversations } from "#lib/domain/conversations/list/contract.ts";
import { list } from "#lib/domain/conversations/list/service.ts";
import { create } from "#lib/domain/conversations/service.ts";

export const GET = handle(listConversations, (ctx, { query }) => list(ctx, query));
export const POST = handle(createConversation, (ctx, { body }) => create(ctx, body));
