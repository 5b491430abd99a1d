import { isoTime } from "#lib/db/sql.ts";
import type { NotDeliveredReason } from "./contract.ts";

const due = isoTime("d.next_attempt_at");
const times = "d.attempt_count || CASE d.attempt_count WHEN 1 THEN ' attempt' ELSE ' attempts' END";
const asked = "(d.last_error_code = 'http_rate_limited' OR d.last_error LIKE '%asked us to wait%')";

/** The first that applies. `d` is the delivery and `e` its endpoint; a test goes to an endpoint that is off as well. */
const reasons: [reason: NotDeliveredReason, applies: string, message: string][] = [
  ["canceled", "d.status = 'canceled'", "'It was canceled, or its endpoint deleted, so it is not sent any more.'"],
  [
    "filtered",
    "d.status = 'filtered'",
    "'The endpoint’s filter leaves this event out: ' || coalesce(d.filter_reason, '') || '.'",
  ],
  ["gone", "d.status = 'failed' AND d.last_error_code = 'http_gone'", "'The receiver said that it is gone for good.'"],
  ["exhausted", "d.status = 'failed'", `'We gave up after ' || ${times} || '. Retry it when the receiver works.'`],
  ["sending", "d.claim_id IS NOT NULL", "'It is being sent right now.'"],
  [
    "paused",
    "e.status = 'paused' AND NOT d.test",
    "'The endpoint is paused. It is sent when the endpoint is resumed.'",
  ],
  [
    "disabled",
    "e.status = 'disabled' AND NOT d.test",
    "'The endpoint is disabled. It is sent when the endpoint is enabled. ' || coalesce(e.status_reason, '')",
  ],
  [
    "limited",
    `d.next_attempt_at > now() AND ${asked}`,
    `'The receiver asked us to slow down; we wait until ' || ${due} || '.'`,
  ],
  ["waiting", "d.next_attempt_at > now()", `'It waits until ' || ${due} || '.'`],
  ["due", "true", "'It is due and waits for its turn.'"],
];

/** SQL for why delivery `d` to endpoint `e` has not arrived: null when it has. */
export const notDelivered = `CASE WHEN d.status <> 'succeeded' THEN CASE ${reasons
  .map(
    ([reason, applies, message]) =>
      `WHEN ${applies} THEN json_build_object('reason', '${reason}', 'message', rtrim(${message}))`,
  )
  .join(" ")} END END`;
