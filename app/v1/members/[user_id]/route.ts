import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/members/contract.ts";
import { changeRole, removeMember } from "#lib/domain/members/team/service.ts";

export const PUT = handle(contract.updateMember, (ctx, { params, body }) => changeRole(ctx, params.user_id, body.role));
export const DELETE = handle(contract.removeMember, (ctx, { params }) => removeMember(ctx, params.user_id));
