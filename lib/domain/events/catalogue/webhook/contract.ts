import { z } from "zod";
import { event } from "../describe.ts";

const about = {
  endpoint_id: z.string(),
  url: z.string().meta({ description: "Where the endpoint's deliveries go, without what follows a question mark." }),
};
const moment = z.string().meta({ description: "ISO 8601." });
const failure = z
  .object({ code: z.string(), message: z.string().meta({ description: "What went wrong, in one sentence." }) })
  .nullable();

const endpoint = { endpoint_id: "we_01hm66b4c0m4q6t7x9b1c3d5fg", url: "https://example.com/hooks" };
const lastError = { code: "http_server_error", message: "example.com answered 503 Service Unavailable." };

/** What befalls an endpoint. It is sent to the other endpoints, never to the one that it is about. */
export const webhookEvents = {
  "webhook.endpoint_failing": event(
    "Every attempt to reach a webhook endpoint has failed for a while.",
    "A fifth of the time after which the endpoint is disabled has passed without a success, or a day where it never " +
      "is. Once, until it recovers. It goes to your other endpoints only.",
    {
      ...about,
      failing_since: moment,
      disables_at: moment.nullable().meta({ description: "From when on the next failure disables it; null: never." }),
      last_error: failure,
    },
    {
      ...endpoint,
      failing_since: "2024-01-14T10:30:00.000Z",
      disables_at: "2024-01-19T10:30:00.000Z",
      last_error: lastError,
    },
  ),
  "webhook.endpoint_disabled": event(
    "We switched a webhook endpoint off.",
    "Every attempt has failed for as long as the endpoint's settings allow, or the receiver answered 410 Gone. What " +
      "waits is kept until someone enables the endpoint. It goes to your other endpoints only.",
    {
      ...about,
      reason: z.enum(["failing", "gone"]),
      message: z.string().meta({ description: "The reason in one sentence." }),
      failing_since: moment.nullable(),
    },
    {
      ...endpoint,
      reason: "failing",
      message: "Every attempt has failed since 2024-01-10T10:30:00.000Z.",
      failing_since: "2024-01-10T10:30:00.000Z",
    },
  ),
  "webhook.endpoint_recovered": event(
    "A webhook endpoint that was failing works again.",
    "The first delivery arrives after `webhook.endpoint_failing` or `webhook.endpoint_disabled`. It goes to your other " +
      "endpoints only.",
    { ...about, failing_since: moment.nullable() },
    { ...endpoint, failing_since: "2024-01-14T10:30:00.000Z" },
  ),
  "webhook.delivery_exhausted": event(
    "A webhook delivery was given up.",
    "Its last attempt has failed. It can be sent again by hand. It goes to your other endpoints only, and not for " +
      "deliveries of events about webhooks.",
    {
      ...about,
      delivery_id: z.string(),
      event_id: z.string(),
      event_type: z.string(),
      attempt_count: z.number(),
      last_status_code: z.number().nullable().meta({ description: "Null when there was no answer." }),
      last_error: failure,
    },
    {
      ...endpoint,
      delivery_id: "dlv_01hm66b4c0m4q6t7x9b1c3d5fg",
      event_id: "evt_01hm66b4c0m4q6t7x9b1c3d5fg",
      event_type: "conversation.completed",
      attempt_count: 10,
      last_status_code: 503,
      last_error: lastError,
    },
  ),
};
