import { handle } from "#app/v1/handle.ts";
import { deleteSegment, getSegment, updateSegment } from "#lib/domain/segments/contract.ts";
import { get, remove, update } from "#lib/domain/segments/service.ts";

export const GET = handle(getSegment, (ctx, { params }) => get(ctx, params.segment_id));
export const PUT = handle(updateSegment, (ctx, { params, body }) => update(ctx, params.segment_id, body));
export const DELETE = handle(deleteSegment, (ctx, { params }) => remove(ctx, params.segment_id));
