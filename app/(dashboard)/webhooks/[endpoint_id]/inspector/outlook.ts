import { relativeTo } from "#components/ui/relative.ts";
import type { NotDeliveredReason } from "#lib/domain/webhooks/deliveries/contract.ts";
import type { DeliveryDetail } from "#lib/domain/webhooks/hooks.ts";

/** `pauses` are those of the endpoint's schedule, in seconds. */
type Circumstances = { now: Date; zone: string; pauses: readonly number[] };
type Waiting = Pick<DeliveryDetail, "status" | "in_flight" | "next_attempt_at" | "attempt_count" | "max_attempts"> & {
  not_delivered?: DeliveryDetail["not_delivered"];
};

const dayAndTime = (at: Date, zone: string) =>
  at.toLocaleString("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit", timeZone: zone });

/** The end of the schedule, if every further attempt fails. */
function lastTry({ attempt_count, max_attempts }: Waiting, next: Date, pauses: readonly number[]): Date {
  const seconds = pauses.slice(attempt_count, max_attempts - 1).reduce((sum, pause) => sum + pause, 0);
  return new Date(next.getTime() + seconds * 1000);
}

/** Why one that is due is not sent, where that is the endpoint's own wish or state. */
const heldWords: Partial<Record<NotDeliveredReason, string>> = {
  behind: "It waits until an earlier delivery of its order has arrived, is given up or is canceled.",
  circuit_open: "Too many attempts at this endpoint failed, so we pause. It loses no attempt by that.",
};

/** What we do about a delivery that has not arrived. */
export function outlook(delivery: Waiting, { now, zone, pauses }: Circumstances): string {
  const { status, in_flight, next_attempt_at, attempt_count, max_attempts } = delivery;
  if (in_flight) return "We are sending it right now.";
  if (status === "failed") {
    return attempt_count === 1 ? "We do not try again by ourselves." : `We gave up after ${attempt_count} attempts.`;
  }
  if (status === "canceled") return "It is not sent any more.";
  if (status === "filtered") return delivery.not_delivered?.message ?? "The endpoint’s filter left it out.";
  const held = delivery.not_delivered && heldWords[delivery.not_delivered.reason];
  if (held) return held;
  if (next_attempt_at === null) return "It waits until the endpoint is resumed.";
  const next = new Date(next_attempt_at);
  const when = next <= now ? "now" : relativeTo(next, now, zone);
  const left = max_attempts - attempt_count - 1;
  if (left <= 0) return `We try once more ${when}.`;
  return `We try again ${when}, then up to ${left} more times until ${dayAndTime(lastTry(delivery, next, pauses), zone)}.`;
}
