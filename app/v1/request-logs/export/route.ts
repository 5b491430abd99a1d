import { handle } from "#app/v1/handle.ts";
import { exportRequestLogs } from "#lib/domain/request-logs/contract.ts";
import { exportCalls } from "#lib/domain/request-logs/export/service.ts";

export const GET = handle(exportRequestLogs, (ctx, { query }) => exportCalls(ctx, query));
