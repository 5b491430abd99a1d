import { handle } from "#app/v1/handle.ts";
import { createExport, listExports } from "#lib/domain/exports/contract.ts";
import { create, list } from "#lib/domain/exports/service.ts";

export const GET = handle(listExports, (ctx, { query }) => list(ctx, query));
export const POST = handle(createExport, (ctx, { body }) => create(ctx, body));
