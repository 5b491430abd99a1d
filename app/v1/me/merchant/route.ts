import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/members/me/contract.ts";
import { switchMerchant } from "#lib/domain/members/me/service.ts";

export const POST = handle(contract.switchMerchant, (ctx, { body, limits }) =>
  switchMerchant(ctx, body.merchant_id, limits),
);
