import { handle } from "#app/v1/handle.ts";
import { deleteExport, getExport } from "#lib/domain/exports/contract.ts";
import { get, remove } from "#lib/domain/exports/service.ts";

export const GET = handle(getExport, (ctx, { params }) => get(ctx, params.export_id));
export const DELETE = handle(deleteExport, (ctx, { params }) => remove(ctx, params.export_id));
