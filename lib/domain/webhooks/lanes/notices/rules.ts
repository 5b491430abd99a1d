import type { Happening } from "../trouble/rules.ts";

export type Notice = { subject: string; text: string };

type Data = Record<string, unknown>;
const failure = ({ last_error }: Data) => (last_error as { message: string } | null)?.message ?? "";
const day = (moment: unknown) => new Date(String(moment)).toUTCString();

/** The mail to those who can mend an endpoint; none for an event that is not about endpoints. */
export function noticeOf({ endpointId, event: { type, data } }: Happening, address: string): Notice | null {
  const page = `${address}/webhooks/${endpointId}`;
  const letter = (subject: string, ...lines: string[]): Notice => ({ subject, text: [...lines, page].join("\n\n") });
  switch (type) {
    case "webhook.endpoint_failing":
      return letter(
        `Webhooks to ${data.url} are failing`,
        `Every attempt since ${day(data.failing_since)} has failed. ${failure(data)}`,
        data.disables_at
          ? `Unless one arrives, the endpoint is switched off at ${day(data.disables_at)}. What waits is kept.`
          : "What cannot be delivered in time is given up.",
      );
    case "webhook.endpoint_disabled":
      return letter(
        `Webhooks to ${data.url} are switched off`,
        `${data.message}`,
        "What waits is kept, and sent when you enable the endpoint. What happens until then can be recovered.",
      );
    case "webhook.endpoint_recovered":
      return letter(`Webhooks to ${data.url} work again`, "A delivery has arrived. What waits is sent by itself.");
    case "webhook.delivery_exhausted":
      return letter(
        `A webhook to ${data.url} was given up`,
        `The ${data.event_type} event ${data.event_id} was tried ${data.attempt_count} times. ${failure(data)}`,
        "Others may follow; we write at most once an hour. Send them again when the receiver works:",
      );
    default:
      return null;
  }
}
