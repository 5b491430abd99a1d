import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/inventory/contract.ts";
import { get, put, remove } from "#lib/domain/inventory/service.ts";

export const GET = handle(contract.getInventoryItem, (ctx, { params }) => get(ctx, params.sku));
export const PUT = handle(contract.putInventoryItem, (ctx, { params, body }) => put(ctx, params.sku, body));
export const DELETE = handle(contract.deleteInventoryItem, (ctx, { params }) => remove(ctx, params.sku));
