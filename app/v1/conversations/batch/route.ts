import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/conversations/batch/contract.ts";
import { runBatch } from "#lib/domain/conversations/batch/service.ts";

export const POST = handle(contract.batchConversations, (ctx, { body }) => runBatch(ctx, body));
