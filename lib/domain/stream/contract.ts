import { z } from "zod";
import { eventPatterns, eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { momentTypes } from "#lib/domain/system/contract.ts";
import { route } from "#lib/http/contract.ts";
import { id, several } from "#lib/http/schemas.ts";

export const deliveryEvents = ["webhook.delivery.created", "webhook.delivery.attempted"] as const;

export const progressEvent = "export.progress";
export const progressScope = "exports:read";

/** All that the stream can carry. */
export const streamTypes: readonly string[] = [...eventTypes, ...deliveryEvents, ...momentTypes];

const patterns: readonly [string, ...string[]] = [
  "webhook.*",
  "webhook.delivery.*",
  ...deliveryEvents,
  ...momentTypes,
  ...eventPatterns,
];

/** What one may ask for: types, families (`conversation.*`) or everything (`*`). */
export const eventChoice = z.enum(patterns);

export const openStream = route({
  id: "openStream",
  method: "GET",
  path: "/v1/stream",
  tag: "Live stream",
  summary: "Follow what happens, as it happens",
  description:
    "Server-Sent Events: the events of `/v1/events`, and `webhook.delivery.created` and `webhook.delivery.attempted`, " +
    "whose `data` is the delivery (the latter with its `attempt`) and which need webhooks:read. They come in commit " +
    "order. Beside them `system.status_changed` and, for who asks for it or for `system.*`, `system.metrics`; likewise " +
    "`export.progress`, whose `data` is an export under way, every second, and which needs exports:read and the right to " +
    "read what is exported. `id` is an opaque cursor: after a cut, the stream goes on exactly there. A cursor that is " +
    "older than what is kept, or from another database, brings an event `gap`, which says from where to fetch what was " +
    "missed.\n\n" +
    "The same address, upgraded, speaks WebSocket: the parameters make the first subscription, messages add others. A " +
    "refused handshake is answered like any call. The guide [The live stream](/docs/stream) has the messages, the close " +
    "codes and examples.",
  scope: "events:read",
  query: z.strictObject({
    events: several(patterns).meta({
      description:
        "Types, families (`conversation.*`) or everything (`*`), separated by commas. Default: `*`, which is " +
        "everything but `system.metrics` and `export.progress`.",
    }),
    conversation_id: id("conv").optional(),
    customer_id: id("cust").optional(),
    endpoint_id: id("we").optional(),
    cursor: z.string().max(1000).optional().meta({ description: "Goes on after this event, like `Last-Event-ID`." }),
  }),
  responses: { 200: "event-stream" },
  errors: ["INVALID_CURSOR", "INVALID_TICKET"],
});
