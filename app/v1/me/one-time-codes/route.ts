import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/members/one-time-codes/contract.ts";
import { begin, getState } from "#lib/domain/members/one-time-codes/service.ts";

export const GET = handle(contract.getOneTimeCodes, (ctx) => getState(ctx));
export const POST = handle(contract.beginOneTimeCodes, (ctx, { body }) => begin(ctx, body.current_password));
