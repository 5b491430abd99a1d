-- A merchant's own alerts. `firing_since` is the moment of the breach that was told and is not over.
CREATE TABLE "alert_rules" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "window_minutes" INTEGER NOT NULL,
    "minimum_count" INTEGER NOT NULL,
    "severity" TEXT NOT NULL,
    "regions" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "firing_since" TIMESTAMPTZ(3),
    "last_value" DOUBLE PRECISION,
    "checked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_rules_pkey" PRIMARY KEY ("merchant_id","id")
);
ALTER TABLE "alert_rules" ADD CHECK ("threshold" >= 0), ADD CHECK ("severity" IN ('warning', 'critical'));
