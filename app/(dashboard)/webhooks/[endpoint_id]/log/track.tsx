import { AttemptTrack } from "#components/ui/attempt-track.tsx";
import type { Delivery } from "#lib/domain/webhooks/hooks.ts";

type TrackProps = { delivery: Pick<Delivery, "attempts" | "attempt_count" | "max_attempts" | "status"> };

/** The attempts of a delivery as squares; what gave up or was canceled has none to come. */
export function Track({ delivery }: TrackProps) {
  const attempts = delivery.attempts.map(({ outcome }) => (outcome === "succeeded" ? "delivered" : "failed"));
  const over = delivery.status === "failed" || delivery.status === "canceled" || delivery.status === "filtered";
  return <AttemptTrack attempts={attempts} limit={over ? attempts.length : delivery.max_attempts} />;
}
