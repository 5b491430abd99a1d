import { handle } from "#app/v1/handle.ts";
import { createExportSchedule, listExportSchedules } from "#lib/domain/exports/schedules/contract.ts";
import { create, list } from "#lib/domain/exports/schedules/service.ts";

export const GET = handle(listExportSchedules, (ctx, { query }) => list(ctx, query));
export const POST = handle(createExportSchedule, (ctx, { body }) => create(ctx, body));
