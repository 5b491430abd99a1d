import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/members/me/contract.ts";
import { getMe } from "#lib/domain/members/me/service.ts";

export const GET = handle(contract.getMe, (ctx, { limits }) => getMe(ctx, limits));
