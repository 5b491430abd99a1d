-- Open streams ask for many keys at once, and a key that is deleted takes its hash along.
CREATE INDEX "api_key_hashes_merchant_id_key_id_idx" ON "api_key_hashes"("merchant_id", "key_id");
