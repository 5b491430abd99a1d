-- Failures are rare and the first thing a log is searched for.
CREATE INDEX "webhook_deliveries_stopped_idx" ON "webhook_deliveries" ("merchant_id", "created_at" DESC, "id" DESC) WHERE "status" IN ('failed', 'canceled');
