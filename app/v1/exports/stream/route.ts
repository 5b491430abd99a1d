import { handle } from "#app/v1/handle.ts";
import { streamExport } from "#lib/domain/exports/contract.ts";
import { stream } from "#lib/domain/exports/streaming/service.ts";

export const GET = handle(streamExport, (ctx, input) => stream(ctx, input));
