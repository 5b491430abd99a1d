import { z } from "zod";
import { timestamp } from "#lib/http/schemas.ts";

// How fast and in which order an endpoint is sent to, and when it is left alone. Browser-safe.

export const orderings = ["none", "conversation", "customer"] as const;
export const circuitStates = ["closed", "open", "half_open"] as const;

const RateLimit = z
  .strictObject({
    deliveries_per_second: z
      .number()
      .min(0.01)
      .max(1000)
      .meta({ description: "Attempts a second over time, retries included.", examples: [5] }),
    burst: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .meta({ description: "How many may go at once after a quiet while. Default: those of one second." }),
  })
  .meta({ id: "WebhookRateLimit" });

const rate_limit = RateLimit.nullable().meta({
  description: "The most that the endpoint is sent, by all workers together. What is more waits. Null: no limit.",
});

const max_in_flight = z
  .int()
  .min(1)
  .max(500)
  .nullable()
  .meta({ description: "The most requests that are under way to it at a time. Null: no limit.", examples: [10] });

const ordering = z.enum(orderings).meta({
  description:
    "`conversation` and `customer`: what concerns the same one is sent one after the other, in the order in which it " +
    "happened. One that fails holds up only those after it of the same conversation or customer, until it arrives, " +
    "is given up or is canceled. A change applies to events from then on.",
});

export const CircuitBreaker = z
  .strictObject({
    failure_rate: z
      .number()
      .min(0.05)
      .max(1)
      .default(0.5)
      .meta({ description: "The share of failed attempts from which on we pause." }),
    minimum_attempts: z
      .int()
      .min(1)
      .max(10_000)
      .default(20)
      .meta({ description: "Fewer attempts in the window decide nothing." }),
    window_seconds: z.int().min(5).max(3600).default(60).meta({ description: "The time over which attempts count." }),
    pause_seconds: z
      .int()
      .min(1)
      .max(3600)
      .default(30)
      .meta({ description: "The first pause. It doubles with every try that fails, up to an hour." }),
  })
  .meta({ id: "WebhookCircuitBreaker" });

const circuit_breaker = CircuitBreaker.nullable().meta({
  description:
    "When too many attempts fail, whatever event they are for, we pause; then one delivery tries whether the receiver " +
    "works again. What waits meanwhile loses no attempt. Null: no pauses.",
});

const disable_after_hours = z
  .int()
  .min(1)
  .max(720)
  .nullable()
  .meta({
    description:
      "An endpoint at which every attempt has failed for so long is disabled; what waits is kept. We warn after a fifth " +
      "of that time (`webhook.endpoint_failing`). Null: never; we warn after a day.",
    examples: [120],
  });

/** As an endpoint shows it. */
export const paceFields = {
  rate_limit: RateLimit.required().nullable().meta({ description: rate_limit.meta()?.description }),
  max_in_flight,
  ordering,
  circuit_breaker,
  disable_after_hours,
};

/** As an endpoint is given it. */
export const paceInputs = {
  rate_limit: rate_limit.optional(),
  max_in_flight: max_in_flight.optional(),
  ordering: ordering.optional(),
  circuit_breaker: circuit_breaker.optional(),
  disable_after_hours: disable_after_hours.optional(),
};

export const Circuit = z
  .object({
    state: z.enum(circuitStates).meta({ description: "half_open: one delivery tries whether the receiver works." }),
    open_until: timestamp.nullable(),
  })
  .meta({ id: "WebhookCircuit", description: "Whether we pause because too many attempts failed." });

export type CircuitBreaker = z.output<typeof CircuitBreaker>;
export type Ordering = (typeof orderings)[number];
type Input = { [Field in keyof typeof paceInputs]: z.output<(typeof paceInputs)[Field]> };
export type PaceInput = { [Field in keyof Input]?: Input[Field] | undefined };
