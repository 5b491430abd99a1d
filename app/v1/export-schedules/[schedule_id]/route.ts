import { handle } from "#app/v1/handle.ts";
import {
  deleteExportSchedule,
  getExportSchedule,
  updateExportSchedule,
} from "#lib/domain/exports/schedules/contract.ts";
import { get, remove, update } from "#lib/domain/exports/schedules/service.ts";

export const GET = handle(getExportSchedule, (ctx, { params }) => get(ctx, params.schedule_id));
export const PUT = handle(updateExportSchedule, (ctx, { params, body }) => update(ctx, params.schedule_id, body));
export const DELETE = handle(deleteExportSchedule, (ctx, { params }) => remove(ctx, params.schedule_id));
