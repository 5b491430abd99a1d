import { handle } from "#app/v1/handle.ts";
import { eraseCustomer, getCustomer, updateCustomer } from "#lib/domain/customers/contract.ts";
import { erase } from "#lib/domain/customers/erasure/service.ts";
import { get, update } from "#lib/domain/customers/service.ts";

export const GET = handle(getCustomer, (ctx, { params }) => get(ctx, params.customer_id));
export const PUT = handle(updateCustomer, (ctx, { params, body }) => update(ctx, params.customer_id, body));
export const DELETE = handle(eraseCustomer, (ctx, { params }) => erase(ctx, params.customer_id));
