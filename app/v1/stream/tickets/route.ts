import { handle } from "#app/v1/handle.ts";
import { createStreamTicket } from "#lib/domain/stream/tickets/contract.ts";
import { createTicket } from "#lib/domain/stream/tickets/service.ts";

export const POST = handle(createStreamTicket, (ctx) => createTicket(ctx));
