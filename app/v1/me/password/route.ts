import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/members/me/contract.ts";
import { changePassword } from "#lib/domain/members/passwords/service.ts";

export const POST = handle(contract.changePassword, (ctx, { body }) => changePassword(ctx, body));
