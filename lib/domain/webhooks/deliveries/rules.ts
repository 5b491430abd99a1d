import { AppError } from "#lib/http/errors.ts";

export type Retryable = {
  id: string;
  status: string;
  attempt_count: number;
  in_flight: boolean;
  endpoint_deleted: boolean;
};

/** Sending again by hand: a stopped delivery once more, a waiting one at once. */
export function planManualRetry(delivery: Retryable): { status: "pending" | "retrying" } {
  if (delivery.endpoint_deleted) {
    throw new AppError(
      "CONFLICT",
      `The endpoint of delivery ${delivery.id} was deleted, so there is nowhere to send it.`,
    );
  }
  if (delivery.in_flight) {
    throw new AppError("CONFLICT", `Delivery ${delivery.id} is being sent right now; wait for the answer.`);
  }
  return { status: delivery.attempt_count > 0 ? "retrying" : "pending" };
}

/** Only what is still to be sent can be kept from being sent. */
export function assertCancelable({ id, status }: Retryable): void {
  if (status === "pending" || status === "retrying") return;
  throw new AppError("CONFLICT", `Delivery ${id} is ${status}; there is nothing left to cancel.`);
}
