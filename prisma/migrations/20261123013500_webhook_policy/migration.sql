-- How an endpoint wants to be sent to. Delays in seconds; what is sent to prove who we are is encrypted.
ALTER TABLE "webhook_endpoints"
  ADD COLUMN "retry_preset" TEXT NOT NULL DEFAULT 'exponential',
  ADD COLUMN "retry_delays" INTEGER[] NOT NULL DEFAULT ARRAY[5, 30, 120, 900, 3600, 14400, 36000, 72000, 129600],
  ADD COLUMN "headers" JSON NOT NULL DEFAULT '{}',
  ADD COLUMN "authentication" JSON NOT NULL DEFAULT '{"type":"none"}',
  ADD COLUMN "auth_ciphertext" TEXT,
  ADD COLUMN "previous_secrets" JSON NOT NULL DEFAULT '[]';
