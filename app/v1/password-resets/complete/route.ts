import { handle } from "#app/v1/handle.ts";
import { resetPassword } from "#lib/domain/members/passwords/contract.ts";
import { reset } from "#lib/domain/members/passwords/service.ts";

export const POST = handle(resetPassword, (ctx, { body }) => reset(ctx, body));
