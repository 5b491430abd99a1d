import { handle } from "#app/v1/handle.ts";
import { getEvent } from "#lib/domain/events/contract.ts";
import { get } from "#lib/domain/events/service.ts";

export const GET = handle(getEvent, (ctx, { params }) => get(ctx, params.event_id));
