import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, pageQuery, several, timestamp } from "#lib/http/schemas.ts";
import { EventTypeSchema, eventTypes } from "./catalogue/contract.ts";

export const Event = z
  .object({
    id: id("evt"),
    event: EventTypeSchema,
    timestamp,
    data: z.record(z.string(), z.json()).meta({ description: "What the type's own schema describes." }),
  })
  .meta({ id: "Event", description: "Something that happened. Webhooks carry the same JSON." });

export const EventType = z
  .object({
    event: EventTypeSchema,
    summary: z.string().meta({ description: "What happened.", examples: ["A customer began a conversation."] }),
    when: z.string().meta({ description: "What makes it happen.", examples: ["A conversation is created."] }),
    data_schema: z.record(z.string(), z.json()).meta({
      description: "JSON Schema (2020-12) of `data`. Further fields may be added to `data` later.",
      examples: [{ type: "object", required: ["conversation_id"] }],
    }),
    example: Event,
  })
  .meta({ id: "EventType", description: "A kind of event that webhooks and the stream can carry." });

export const listEventTypes = route({
  id: "listEventTypes",
  method: "GET",
  path: "/v1/event-types",
  tag: "Events",
  summary: "List the types of events",
  description: "Every type that there is, with the schema of its `data` and an example. The list is always whole.",
  scope: null,
  responses: { 200: listOf(EventType) },
});

export const listEvents = route({
  id: "listEvents",
  method: "GET",
  path: "/v1/events",
  tag: "Events",
  summary: "List events, newest first",
  description:
    "`created_after` includes the moment itself, `created_before` does not. With `after`, the list is the other way " +
    "round: what was committed after that event, oldest first, in the order of the stream. Nothing is missed so, " +
    "whatever else is written meanwhile: fetch with the last event you know until `has_more` is false.",
  scope: "events:read",
  query: z.strictObject({
    ...pageQuery,
    type: several(eventTypes),
    conversation_id: id("conv").optional(),
    customer_id: id("cust").optional(),
    created_after: timestamp.optional(),
    created_before: timestamp.optional(),
    after: id("evt").optional().meta({ description: "Only what came after this event, oldest first." }),
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
