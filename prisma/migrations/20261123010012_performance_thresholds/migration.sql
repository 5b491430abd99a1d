-- From where on a merchant is told that its API calls are slow or fail, and which of these alerts stand.
ALTER TABLE "merchants"
    ADD COLUMN "alert_response_ms" INTEGER DEFAULT 2000,
    ADD COLUMN "alert_error_rate" DOUBLE PRECISION DEFAULT 0.05,
    ADD COLUMN "alert_minimum_requests" INTEGER NOT NULL DEFAULT 20;

CREATE TABLE "performance_alerts" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "alert_type" TEXT NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "severity" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "performance_alerts_pkey" PRIMARY KEY ("merchant_id","alert_type")
);
ALTER TABLE "performance_alerts" ADD CHECK ("alert_type" IN ('high_response_time', 'high_error_rate'));
