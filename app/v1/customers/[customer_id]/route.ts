import { handle } from "#app/v1/handle.ts";
import { getCustomer } from "#lib/domain/customers/contract.ts";
import { get } from "#lib/domain/customers/service.ts";

export const GET = handle(getCustomer, (ctx, { params }) => get(ctx, params.customer_id));
