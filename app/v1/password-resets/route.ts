import { handle } from "#app/v1/handle.ts";
import { requestPasswordReset } from "#lib/domain/members/passwords/contract.ts";
import { requestReset } from "#lib/domain/members/passwords/service.ts";

export const POST = handle(requestPasswordReset, (ctx, { body }) => requestReset(ctx, body.email));
