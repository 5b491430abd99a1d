import { handle } from "#app/v1/handle.ts";
import { createSegment, listSegments } from "#lib/domain/segments/contract.ts";
import { create, list } from "#lib/domain/segments/service.ts";

export const GET = handle(listSegments, (ctx) => list(ctx));
export const POST = handle(createSegment, (ctx, { body }) => create(ctx, body));
