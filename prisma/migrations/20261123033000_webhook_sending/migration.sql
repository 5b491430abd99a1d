-- What is sent instead of the event, and a key of its own for signatures that anybody can verify.
ALTER TABLE webhook_endpoints
  ADD COLUMN transformation text,
  ADD COLUMN signing_key_ciphertext text,
  ADD COLUMN public_key text;

-- The bytes that a transformation made, kept so that every attempt sends the same ones.
ALTER TABLE webhook_deliveries ADD COLUMN sent_body text;
