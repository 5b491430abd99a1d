import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/members/me/contract.ts";
import { endSession } from "#lib/domain/members/sessions/service.ts";

export const DELETE = handle(contract.endSession, (ctx, { params }) => endSession(ctx, params.session_id));
