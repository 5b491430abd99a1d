import type { NotDeliveredReason } from "#lib/domain/webhooks/deliveries/contract.ts";
import type { Delivery } from "#lib/domain/webhooks/hooks.ts";
import { Due } from "../../due.tsx";

type NextTryProps = { delivery: Pick<Delivery, "status" | "in_flight" | "next_attempt_at" | "not_delivered"> };

const held: Partial<Record<NotDeliveredReason, string>> = { behind: "in order", circuit_open: "we pause" };

/** When the next attempt is due, or why there is none. */
export function NextTry({ delivery }: NextTryProps) {
  const { status, in_flight, next_attempt_at, not_delivered } = delivery;
  const why = not_delivered && held[not_delivered.reason];
  if (status === "failed") return <span className="text-bad">gave up</span>;
  if (in_flight) return <span className="text-ink-2">now</span>;
  if (status !== "pending" && status !== "retrying") return null;
  if (why) return <span className="text-ink-3">{why}</span>;
  if (next_attempt_at === null) return <span className="text-ink-3">on hold</span>;
  return (
    <span className="text-ink-2">
      <Due at={next_attempt_at} />
    </span>
  );
}
