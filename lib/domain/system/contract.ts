import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { timestamp } from "#lib/http/schemas.ts";

export const parts = ["api", "database", "worker", "webhooks"] as const;
export type Part = (typeof parts)[number];

const states = ["healthy", "degraded", "down"] as const;
export type State = (typeof states)[number];

const state = z.enum(states).meta({ examples: ["healthy"] });
const part = z
  .enum(parts)
  .meta({ description: "`worker` runs background jobs, `webhooks` is the queue of deliveries.", examples: ["worker"] });

export const PartStatus = z
  .object({
    name: part,
    status: state,
    since: timestamp.meta({ description: "Since when this process has known it so." }),
    message: z
      .string()
      .nullable()
      .meta({ description: "What is the matter; null while healthy.", examples: [null] }),
  })
  .meta({ id: "PartStatus" });

export const Status = z
  .object({
    status: state.meta({ description: "The worst of the parts." }),
    parts: z.array(PartStatus),
    uptime_seconds: z
      .number()
      .int()
      .meta({ description: "Of the process that answers.", examples: [86_400] }),
    checked_at: timestamp.meta({ description: "At most a second ago." }),
  })
  .meta({ id: "Status" });

/** Told on the stream alone: they are about the moment, and no list of events keeps them. */
export const momentTypes = ["system.status_changed", "system.metrics", "export.progress"] as const;
export type MomentType = (typeof momentTypes)[number];

/** The `data` of `system.status_changed`. */
export type StatusChange = {
  part: Part;
  status: State;
  previous_status: State;
  message: string | null;
  since: string;
};

/** The `data` of `system.metrics`. Requests and deliveries are the shop's own, the rest is the process's. */
export type Metrics = {
  period_seconds: number;
  requests: { per_second: number; error_rate: number; p95_ms: number | null };
  deliveries: { per_second: number; failure_rate: number; waiting: number; oldest_waiting_seconds: number };
  stream: { clients: number; clients_of_process: number };
  process: { uptime_seconds: number; memory_bytes: number; event_loop_delay_ms: number };
  database: { latency_ms: number | null; connections: number; waiting: number };
};

export const getStatus = route({
  id: "getStatus",
  method: "GET",
  path: "/v1/status",
  tag: "Live stream",
  summary: "See whether the service is well",
  description:
    "Open to everybody, so that it also answers when keys cannot be checked. On the stream `system.status_changed` tells " +
    "when a part turns healthy, degraded or down, and `system.metrics` brings figures every 10 seconds.",
  scope: null,
  public: true,
  responses: { 200: Status },
});
