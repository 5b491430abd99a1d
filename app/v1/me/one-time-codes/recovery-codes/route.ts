import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/members/one-time-codes/contract.ts";
import { replaceRecoveryCodes } from "#lib/domain/members/one-time-codes/service.ts";

export const POST = handle(contract.replaceRecoveryCodes, (ctx, { body }) => replaceRecoveryCodes(ctx, body));
