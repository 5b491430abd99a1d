import { catalogue, type EventType } from "#lib/domain/events/catalogue/contract.ts";

/** The body of a webhook of this type, with the example of the documentation. */
export function examplePayload(event: EventType): string {
  const id = "evt_01kpvyzg2s8m4q6t7x9b1c3d5f";
  return JSON.stringify({ id, event, timestamp: "2024-01-15T10:30:00.000Z", data: catalogue[event].example }, null, 2);
}
