import { handle } from "#app/v1/handle.ts";
import { openStream } from "#lib/domain/stream/contract.ts";
import { openEventStream } from "#lib/domain/stream/service.ts";

export const GET = handle(openStream, (ctx, input) => openEventStream(ctx, input));
