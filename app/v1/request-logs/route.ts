import { handle } from "#app/v1/handle.ts";
import * as contract from "#lib/domain/request-logs/contract.ts";
import { list } from "#lib/domain/request-logs/service.ts";

export const GET = handle(contract.listRequestLogs, (ctx, { query }) => list(ctx, query));
