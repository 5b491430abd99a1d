import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/members/one-time-codes/contract.ts";
import { confirm } from "#lib/domain/members/one-time-codes/service.ts";

export const POST = handle(contract.confirmOneTimeCodes, (ctx, { body }) => confirm(ctx, body.code));
