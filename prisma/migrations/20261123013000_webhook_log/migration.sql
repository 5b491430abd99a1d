-- An endpoint's URL can change; the log says where each attempt went. Older attempts do not know.
ALTER TABLE "webhook_attempts" ADD COLUMN "url" TEXT;

-- What has not arrived at one endpoint, for a log that mixes states: few rows beside those that have.
CREATE INDEX "webhook_deliveries_undelivered_idx" ON "webhook_deliveries" ("merchant_id", "endpoint_id", "created_at" DESC, "id" DESC) WHERE "status" IN ('failed', 'canceled');
-- Deliveries whose last attempt failed, for searching by what was answered.
CREATE INDEX "webhook_deliveries_erroneous_idx" ON "webhook_deliveries" ("merchant_id", "endpoint_id", "created_at" DESC, "id" DESC) WHERE "last_error_code" IS NOT NULL;
