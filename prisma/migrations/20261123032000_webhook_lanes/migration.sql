-- How fast and in which order an endpoint wants its deliveries, and when it is left alone.
ALTER TABLE "webhook_endpoints"
  ADD COLUMN "rate_limit" DOUBLE PRECISION,
  ADD COLUMN "rate_burst" INTEGER,
  ADD COLUMN "max_in_flight" INTEGER,
  ADD COLUMN "ordering" TEXT NOT NULL DEFAULT 'none',
  ADD COLUMN "circuit_breaker" JSON DEFAULT '{"failure_rate":0.5,"minimum_attempts":20,"window_seconds":60,"pause_seconds":30}',
  ADD COLUMN "disable_after_hours" INTEGER DEFAULT 120,
  ADD COLUMN "paced" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "webhook_endpoints" ADD CHECK ("ordering" IN ('none', 'conversation', 'customer'));

-- What changes with every turn of an endpoint, apart from what its owner has set.
CREATE TABLE "webhook_lanes" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "endpoint_id" TEXT COLLATE "C" NOT NULL,
    "tokens" DOUBLE PRECISION,
    "tokens_at" TIMESTAMPTZ(3),
    "turn_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "circuit" TEXT NOT NULL DEFAULT 'closed',
    "open_until" TIMESTAMPTZ(3),
    "openings" INTEGER NOT NULL DEFAULT 0,
    "window_started_at" TIMESTAMPTZ(3),
    "window_attempts" INTEGER NOT NULL DEFAULT 0,
    "window_failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "warned_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_lanes_pkey" PRIMARY KEY ("merchant_id","endpoint_id")
) WITH (fillfactor = 50);
ALTER TABLE "webhook_lanes" ADD CHECK ("circuit" IN ('closed', 'open'));

-- `paced`: taken by its endpoint's own turn, not from the common queue. `ordering_key`: what it keeps its order within.
ALTER TABLE "webhook_deliveries"
  ADD COLUMN "paced" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "ordering_key" TEXT COLLATE "C";
DROP INDEX "webhook_deliveries_due_idx";
CREATE INDEX "webhook_deliveries_due_idx" ON "webhook_deliveries" ("next_attempt_at") WHERE "status" IN ('pending', 'retrying') AND NOT "paced";
DROP INDEX "webhook_deliveries_waiting_idx";
CREATE INDEX "webhook_deliveries_waiting_idx" ON "webhook_deliveries" ("paced", "merchant_id", "endpoint_id", "next_attempt_at") WHERE "status" IN ('pending', 'retrying');
CREATE INDEX "webhook_deliveries_paced_flight_idx" ON "webhook_deliveries" ("merchant_id", "endpoint_id") WHERE "status" IN ('pending', 'retrying') AND "paced" AND "claim_id" IS NOT NULL;
CREATE INDEX "webhook_deliveries_order_idx" ON "webhook_deliveries" ("merchant_id", "endpoint_id", "ordering_key", "xid", "event_id") WHERE "status" IN ('pending', 'retrying') AND "ordering_key" IS NOT NULL;
