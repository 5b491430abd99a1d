import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/members/contract.ts";
import { signUp } from "#lib/domain/members/service.ts";

export const POST = handle(contract.signUp, (ctx, { body }) => signUp(ctx, body));
