import { handle } from "#app/v1/handle.ts";
import { createInvitation, listInvitations } from "#lib/domain/members/invitations/contract.ts";
import { invite, list } from "#lib/domain/members/invitations/service.ts";

export const GET = handle(listInvitations, (ctx, { query }) => list(ctx, query));
export const POST = handle(createInvitation, (ctx, { body }) => invite(ctx, body));
