import { handle } from "#app/v1/handle.ts";
import { previewSegment } from "#lib/domain/segments/contract.ts";
import { preview } from "#lib/domain/segments/service.ts";

export const POST = handle(previewSegment, (ctx, { body }) => preview(ctx, body.condition));
