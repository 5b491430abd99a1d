import { handle } from "#app/v1/handle.ts";
import { openInvitation } from "#lib/domain/members/invitations/contract.ts";
import { open } from "#lib/domain/members/joining/service.ts";

export const POST = handle(openInvitation, (ctx, { body }) => open(ctx, body.token));
