import { handle } from "#app/v1/handle.ts";
import { listMembers } from "#lib/domain/members/contract.ts";
import { list } from "#lib/domain/members/team/service.ts";

export const GET = handle(listMembers, (ctx, { query }) => list(ctx, query));
