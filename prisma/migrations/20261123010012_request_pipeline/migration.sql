-- What a request log tells besides: the address that was called, the operation, and of a failed call what was sent.
ALTER TABLE "request_logs"
    ADD COLUMN "operation" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "path" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "query" TEXT,
    ADD COLUMN "error_code" TEXT,
    ADD COLUMN "request_body" TEXT;

CREATE INDEX "request_logs_merchant_id_actor_id_created_at_id_idx" ON "request_logs"("merchant_id", "actor_id", "created_at" DESC, "id" DESC);
-- Most calls succeed; those that did not are what people look for.
CREATE INDEX "request_logs_failed_idx" ON "request_logs"("merchant_id", "created_at" DESC, "id" DESC) WHERE "status" >= 400;

-- Who holds an idempotency key, and until when it is theirs alone.
ALTER TABLE "idempotency_records"
    ADD COLUMN "run_id" TEXT COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN "locked_until" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
