import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/members/one-time-codes/contract.ts";
import { disable } from "#lib/domain/members/one-time-codes/service.ts";

export const POST = handle(contract.disableOneTimeCodes, (ctx, { body }) => disable(ctx, body));
