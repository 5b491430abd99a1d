import { handle } from "#app/v1/handle.ts";
import { resendInvitation } from "#lib/domain/members/invitations/contract.ts";
import { resend } from "#lib/domain/members/invitations/service.ts";

export const POST = handle(resendInvitation, (ctx, { params }) => resend(ctx, params.invitation_id));
