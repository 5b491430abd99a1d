import { handle } from "#app/v1/handle.ts";
import { listCustomerConversations } from "#lib/domain/customers/history/contract.ts";
import { list } from "#lib/domain/customers/history/service.ts";

export const GET = handle(listCustomerConversations, (ctx, { params, query }) => list(ctx, params.customer_id, query));
