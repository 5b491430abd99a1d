import { handle } from "#app/v1/handle.ts";
import { cancelExport } from "#lib/domain/exports/contract.ts";
import { cancel } from "#lib/domain/exports/service.ts";

export const POST = handle(cancelExport, (ctx, { params }) => cancel(ctx, params.export_id));
