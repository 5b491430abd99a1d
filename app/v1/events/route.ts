import { handle } from "#app/v1/handle.ts";
import { listEvents } from "#lib/domain/events/contract.ts";
import { list } from "#lib/domain/events/service.ts";

export const GET = handle(listEvents, (ctx, { query }) => list(ctx, query));
