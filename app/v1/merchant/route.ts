import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/merchants/contract.ts";
import { get, update } from "#lib/domain/merchants/service.ts";

export const GET = handle(contract.getMerchant, (ctx) => get(ctx));
export const PUT = handle(contract.updateMerchant, (ctx, { body }) => update(ctx, body));
