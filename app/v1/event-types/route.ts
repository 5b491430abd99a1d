import { handle } from "#app/v1/handle.ts";
import { listEventTypes } from "#lib/domain/events/contract.ts";
import { listTypes } from "#lib/domain/events/service.ts";

export const GET = handle(listEventTypes, () => listTypes());
