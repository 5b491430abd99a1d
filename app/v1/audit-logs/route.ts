import { handle } from "#app/v1/handle.ts";
import { listAuditLogs } from "#lib/domain/audit/contract.ts";
import { listEntries } from "#lib/domain/audit/service.ts";

export const GET = handle(listAuditLogs, (ctx, { query }) => listEntries(ctx, query));
