import { z } from "zod";
import { catalogue, eventTypes } from "./catalogue/contract.ts";
import type { EventType } from "./contract.ts";

/** SQL for the id of the one delivery that `event` can have to `endpoint`. */
export const deliveryIdSql = "'dlv_' || substr(event.id, 5, 10) || substr(md5(event.id || endpoint.id), 1, 16)";

/** SQL for a delivery's `paced` and `ordering_key`, by what its endpoint wants at the moment of the event. */
export const paceSql = `endpoint.paced, CASE endpoint.ordering
    WHEN 'conversation' THEN event.conversation_id WHEN 'customer' THEN event.customer_id END`;

/** An event as it is stored; `data` is its JSON text, byte for byte. */
export type StoredEvent = { id: string; type: string; created_at: Date; data: string };

/** The event's JSON: what the API shows and what webhooks carry, the same bytes every time. */
export function eventJson({ id, type, created_at, data }: StoredEvent): string {
  return `{"id":"${id}","event":"${type}","timestamp":"${created_at.toISOString()}","data":${data}}`;
}

const exampleId = "evt_01hm66b4c0m4q6t7x9b1c3d5fg";
const exampleTime = "2024-01-15T10:30:00.000Z";

/** Every type of event with the schema of its data and a whole example. */
export function describedTypes(): z.output<typeof EventType>[] {
  return eventTypes.map((type) => {
    const { summary, when, data, example } = catalogue[type];
    return {
      event: type,
      summary,
      when,
      data_schema: z.record(z.string(), z.json()).parse(z.toJSONSchema(data)),
      example: {
        id: exampleId,
        event: type,
        timestamp: exampleTime,
        data: z.record(z.string(), z.json()).parse(example),
      },
    };
  });
}
