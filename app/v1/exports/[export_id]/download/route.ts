import { handle } from "#app/v1/handle.ts";
import { downloadExport } from "#lib/domain/exports/contract.ts";
import { download } from "#lib/domain/exports/download/service.ts";

export const GET = handle(downloadExport, (ctx, input) => download(ctx, input));
