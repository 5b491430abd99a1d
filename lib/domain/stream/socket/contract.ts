import { z } from "zod";
import { id } from "#lib/http/schemas.ts";
import { eventChoice } from "../contract.ts";

// The stream's messages over WebSocket. Each is one JSON text; cursors are those of Server-Sent Events.

const subscriptionId = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: "Your own name for the subscription, unique in this connection.", examples: ["orders"] });

/** What a client may say. */
export const ClientMessage = z
  .discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("subscribe"),
      id: subscriptionId,
      events: z.array(eventChoice).min(1).max(50).optional(),
      conversation_id: id("conv").optional(),
      customer_id: id("cust").optional(),
      endpoint_id: id("we").optional(),
      cursor: z.string().max(1000).optional(),
    }),
    z.strictObject({ type: z.literal("unsubscribe"), id: subscriptionId }),
    z.strictObject({ type: z.literal("ping") }),
  ])
  .meta({ id: "StreamClientMessage" });

export type ClientMessage = z.output<typeof ClientMessage>;
export type Subscribe = Extract<ClientMessage, { type: "subscribe" }>;

/** What the server says. `cursor` messages come when nothing has happened for a while. */
export type ServerMessage =
  | { type: "subscribed"; id: string; cursor: string }
  | { type: "unsubscribed"; id: string }
  | { type: "gap"; id: string; cursor: string; reason: string; message: string; fetch_from: string }
  | { type: "cursor"; id: string; cursor: string }
  | { type: "pong" }
  | { type: "error"; id?: string; error: { code: string; message: string; details: unknown } };

/** Why the server closes, by the numbers of RFC 6455. */
export const closeCodes = {
  goingAway: 1001,
  unsupportedData: 1003,
  notJson: 1007,
  refused: 1008,
  failed: 1011,
  slow: 1013,
} as const;

export const maxSubscriptions = 20;
export const maxMessageBytes = 16 * 1024;
