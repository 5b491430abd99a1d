import { handle } from "#app/v1/handle.ts";
import { withdrawInvitation } from "#lib/domain/members/invitations/contract.ts";
import { withdraw } from "#lib/domain/members/invitations/service.ts";

export const DELETE = handle(withdrawInvitation, (ctx, { params }) => withdraw(ctx, params.invitation_id));
