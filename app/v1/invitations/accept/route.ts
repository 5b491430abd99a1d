import { handle } from "#app/v1/handle.ts";
import { acceptInvitation } from "#lib/domain/members/invitations/contract.ts";
import { accept } from "#lib/domain/members/joining/service.ts";

export const POST = handle(acceptInvitation, (ctx, { body }) => accept(ctx, body));
