import { handle } from "#app/v1/handle.ts";
import { createCustomer } from "#lib/domain/customers/contract.ts";
import { listCustomers } from "#lib/domain/customers/list/contract.ts";
import { list } from "#lib/domain/customers/list/service.ts";
import { createOrFind } from "#lib/domain/customers/service.ts";

export const GET = handle(listCustomers, (ctx, { query }) => list(ctx, query));
export const POST = handle(createCustomer, (ctx, { body }) => createOrFind(ctx, body));
