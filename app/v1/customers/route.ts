import { handle } from "#app/v1/handle.ts";
import { listCustomers } from "#lib/domain/customers/contract.ts";
import { list } from "#lib/domain/customers/service.ts";

export const GET = handle(listCustomers, (ctx, { query }) => list(ctx, query));
