-- Files made by the worker. `claim_id` and `lease_until` say who works on one and until when; a worker that died lets go
-- by itself. `place` is where the file lies: on a disk or in a bucket.
CREATE TABLE "exports" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "resource" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "compression" TEXT NOT NULL,
    "options" JSON NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "rows_done" BIGINT NOT NULL DEFAULT 0,
    "rows_total" BIGINT,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "sha256" TEXT,
    "place" JSON,
    "error_code" TEXT,
    "error" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claim_id" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "schedule_id" TEXT COLLATE "C",
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "exports_pkey" PRIMARY KEY ("merchant_id","id")
);
ALTER TABLE "exports" ADD CHECK ("state" IN ('queued', 'running', 'completed', 'failed', 'canceled', 'expired'));
CREATE INDEX "exports_due_idx" ON "exports" ("created_at") WHERE "state" IN ('queued', 'running');
CREATE INDEX "exports_expiring_idx" ON "exports" ("expires_at") WHERE "state" = 'completed';
CREATE INDEX "exports_deleted_idx" ON "exports" ("deleted_at") WHERE "deleted_at" IS NOT NULL;

CREATE TABLE "export_schedules" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "compression" TEXT NOT NULL,
    "options" JSON NOT NULL,
    "frequency" TEXT NOT NULL,
    "weekday" SMALLINT,
    "time_of_day" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "next_run_at" TIMESTAMPTZ(3),
    "last_run_at" TIMESTAMPTZ(3),
    "last_export_id" TEXT COLLATE "C",
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "export_schedules_pkey" PRIMARY KEY ("merchant_id","id")
);
ALTER TABLE "export_schedules" ADD CHECK ("frequency" IN ('daily', 'weekly'));
CREATE INDEX "export_schedules_due_idx" ON "export_schedules" ("next_run_at") WHERE "enabled";
