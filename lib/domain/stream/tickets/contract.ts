import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { timestamp } from "#lib/http/schemas.ts";

/** Seconds in which a ticket has to be used. */
export const ticketSeconds = 60;

export const StreamTicket = z
  .object({
    ticket: z.string().meta({ description: "For one connection: `/v1/stream?ticket=…`.", examples: ["tkt_…"] }),
    expires_at: timestamp,
  })
  .meta({ id: "StreamTicket" });

export const createStreamTicket = route({
  id: "createStreamTicket",
  method: "POST",
  path: "/v1/stream/tickets",
  tag: "Live stream",
  summary: "Get a ticket to open the stream from a browser",
  description:
    "Browsers cannot send a key with a WebSocket. Your server asks for a ticket with its key and hands it to the page, " +
    `which opens \`wss://…/v1/stream?ticket=…\` within ${ticketSeconds} seconds, once. The connection has the key's ` +
    "rights and ends with them. People who are signed in need none: their session opens the stream.",
  scope: "events:read",
  responses: { 201: StreamTicket },
  errors: ["CONFLICT"],
});
