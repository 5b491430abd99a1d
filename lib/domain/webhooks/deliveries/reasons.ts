import { isoTime } from "#lib/db/sql.ts";
import type { NotDeliveredReason } from "./contract.ts";

const due = isoTime("d.next_attempt_at");
const times = "d.attempt_count || CASE d.attempt_count WHEN 1 THEN ' attempt' ELSE ' attempts' END";
const asked = "(d.last_error_code = 'http_rate_limited' OR d.last_error LIKE '%asked us to wait%')";

const ofLane = "FROM webhook_lanes AS lane WHERE lane.merchant_id = d.merchant_id AND lane.endpoint_id = d.endpoint_id";
const opened = `(SELECT lane.open_until ${ofLane} AND lane.circuit = 'open')`;
/** When the bucket of deliveries that may go has one again. */
const nextTurn = `(SELECT ${isoTime(
  "greatest(now(), lane.tokens_at + greatest(0, 1 - lane.tokens) / e.rate_limit * interval '1 second')",
)} ${ofLane})`;
const earlierOfOrder = (found: string) => `${found} FROM webhook_deliveries AS earlier
  WHERE earlier.merchant_id = d.merchant_id AND earlier.endpoint_id = d.endpoint_id
    AND earlier.ordering_key = d.ordering_key AND earlier.status IN ('pending', 'retrying')
    AND (earlier.xid, earlier.event_id) < (d.xid, d.event_id) ORDER BY earlier.xid, earlier.event_id LIMIT 1)`;

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
    "circuit_open",
    `NOT d.test AND ${opened} > greatest(now(), d.next_attempt_at)`,
    `'Too many attempts at this endpoint failed, so we pause until ' || ${isoTime(opened)} || '. It loses no attempt by it.'`,
  ],
  [
    "behind",
    earlierOfOrder("EXISTS (SELECT"),
    `'It waits for an earlier delivery about the same ' || CASE WHEN d.ordering_key LIKE 'cust%' THEN 'customer' ELSE 'conversation' END || ': ' || ${earlierOfOrder("(SELECT earlier.id")} || '.'`,
  ],
  [
    "limited",
    `d.next_attempt_at > statement_timestamp() AND ${asked}`,
    `'The receiver asked us to slow down; we wait until ' || ${due} || '.'`,
  ],
  ["waiting", "d.next_attempt_at > statement_timestamp()", `'It waits until ' || ${due} || '.'`],
  [
    "limited",
    "d.paced AND e.rate_limit IS NOT NULL",
    `'The endpoint gets at most ' || e.rate_limit || ' deliveries a second, so it waits until ' || ${nextTurn} || ' at least.'`,
  ],
  [
    "limited",
    "d.paced AND e.max_in_flight IS NOT NULL",
    "'The endpoint gets at most ' || e.max_in_flight || ' deliveries at a time, so it waits until one of these has ended.'",
  ],
  ["due", "true", "'It is due and waits for its turn.'"],
];

/** SQL for why delivery `d` to endpoint `e` has not arrived: null when it has. */
export const notDelivered = `CASE WHEN d.status <> 'succeeded' THEN CASE ${reasons
  .map(
    ([reason, applies, message]) =>
      `WHEN ${applies} THEN json_build_object('reason', '${reason}', 'message', rtrim(${message}))`,
  )
  .join(" ")} END END`;
