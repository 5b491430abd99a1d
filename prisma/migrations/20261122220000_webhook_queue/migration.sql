-- A test event goes to one endpoint only and is no fact of the shop: lists and streams of events leave it out.
ALTER TABLE "events" ADD COLUMN "test" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "webhook_deliveries" ADD COLUMN "test" BOOLEAN NOT NULL DEFAULT false;

-- What one endpoint still has to send, for its figures and for fair turns when one endpoint fills the queue.
CREATE INDEX "webhook_deliveries_waiting_idx" ON "webhook_deliveries" ("merchant_id", "endpoint_id", "next_attempt_at") WHERE "status" IN ('pending', 'retrying');

-- The events, and through them the deliveries, about a conversation or a customer.
CREATE INDEX "events_merchant_id_conversation_id_created_at_id_idx" ON "events" ("merchant_id", "conversation_id", "created_at" DESC, "id" DESC);
CREATE INDEX "events_merchant_id_customer_id_created_at_id_idx" ON "events" ("merchant_id", "customer_id", "created_at" DESC, "id" DESC);
