import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/members/me/contract.ts";
import { endOtherSessions, listSessions } from "#lib/domain/members/sessions/service.ts";

export const GET = handle(contract.listSessions, listSessions);
export const DELETE = handle(contract.endOtherSessions, (ctx) => endOtherSessions(ctx));
