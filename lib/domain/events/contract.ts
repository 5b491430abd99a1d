import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, pageQuery, timestamp } from "#lib/http/schemas.ts";
import { EventTypeSchema } from "./catalogue/contract.ts";

export const Event = z
  .object({
    id: id("evt"),
    event: EventTypeSchema,
    timestamp,
    data: z.record(z.string(), z.json()).meta({ description: "What the type's own schema describes." }),
  })
  .meta({ id: "Event", description: "Something that happened. Webhooks carry the same JSON." });

export const listEvents = route({
  id: "listEvents",
  method: "GET",
  path: "/v1/events",
  tag: "Events",
  summary: "List events, newest first",
  scope: "events:read",
  query: z.strictObject({
    ...pageQuery,
    type: EventTypeSchema.optional(),
    conversation_id: id("conv").optional(),
    customer_id: id("cust").optional(),
    created_after: timestamp.optional(),
    created_before: timestamp.optional(),
  }),
  responses: { 200: listOf(Event) },
  errors: ["INVALID_CURSOR"],
});

export const getEvent = route({
  id: "getEvent",
  method: "GET",
  path: "/v1/events/{event_id}",
  tag: "Events",
  summary: "Get an event",
  scope: "events:read",
  params: z.strictObject({ event_id: id("evt") }),
  responses: { 200: Event },
  errors: ["NOT_FOUND"],
});
