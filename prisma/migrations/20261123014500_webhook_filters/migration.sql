-- Which events an endpoint wants, by what they say, and why one was left out.
ALTER TABLE "webhook_endpoints" ADD COLUMN "filter" JSON;
ALTER TABLE "webhook_deliveries" ADD COLUMN "filter_reason" TEXT;
ALTER TABLE "webhook_deliveries" DROP CONSTRAINT "webhook_deliveries_status_check";
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_status_check"
  CHECK ("status" IN ('pending', 'retrying', 'succeeded', 'failed', 'canceled', 'filtered')) NOT VALID;
