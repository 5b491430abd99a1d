-- Work over many deliveries, done in chunks. `after_at` and `after_id` are where the next chunk begins.
CREATE TABLE "webhook_recoveries" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "action" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'running',
    "endpoint_id" TEXT COLLATE "C",
    "filter" JSON NOT NULL,
    "deliveries_per_second" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "after_at" TIMESTAMPTZ(3) NOT NULL,
    "after_id" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "until" TIMESTAMPTZ(3) NOT NULL,
    "next_run_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_recoveries_pkey" PRIMARY KEY ("merchant_id","id")
);
ALTER TABLE "webhook_recoveries" ADD CHECK ("action" IN ('recover', 'retry', 'cancel'));
ALTER TABLE "webhook_recoveries" ADD CHECK ("status" IN ('running', 'completed', 'canceled'));
CREATE INDEX "webhook_recoveries_running_idx" ON "webhook_recoveries" ("next_run_at") WHERE "status" = 'running';
