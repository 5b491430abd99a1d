/** SQL for the id of the one delivery that `event` can have to `endpoint`. */
export const deliveryIdSql = "'dlv_' || substr(event.id, 5, 10) || substr(md5(event.id || endpoint.id), 1, 16)";

/** An event as it is stored; `data` is its JSON text, byte for byte. */
export type StoredEvent = { id: string; type: string; created_at: Date; data: string };

/** The event's JSON: what the API shows and what webhooks carry, the same bytes every time. */
export function eventJson({ id, type, created_at, data }: StoredEvent): string {
  return `{"id":"${id}","event":"${type}","timestamp":"${created_at.toISOString()}","data":${data}}`;
}
