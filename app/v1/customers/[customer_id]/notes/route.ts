import { handle } from "#app/v1/handle.ts";
import { createCustomerNote, listCustomerNotes } from "#lib/domain/customers/notes/contract.ts";
import { create, list } from "#lib/domain/customers/notes/service.ts";

export const GET = handle(listCustomerNotes, (ctx, { params, query }) => list(ctx, params.customer_id, query));
export const POST = handle(createCustomerNote, (ctx, { params, body }) => create(ctx, params.customer_id, body));
