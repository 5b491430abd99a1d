import type { Delivery } from "#lib/domain/webhooks/hooks.ts";
import { Due } from "../../due.tsx";

type NextTryProps = { delivery: Pick<Delivery, "status" | "in_flight" | "next_attempt_at"> };

/** When the next attempt is due, or why there is none. */
export function NextTry({ delivery: { status, in_flight, next_attempt_at } }: NextTryProps) {
  if (status === "failed") return <span className="text-bad">gave up</span>;
  if (in_flight) return <span className="text-ink-2">now</span>;
  if (status !== "pending" && status !== "retrying") return null;
  if (next_attempt_at === null) return <span className="text-ink-3">on hold</span>;
  return (
    <span className="text-ink-2">
      <Due at={next_attempt_at} />
    </span>
  );
}
