-- Events of a rare type are found without reading the others.
CREATE INDEX "events_merchant_id_type_created_at_id_idx" ON "events" ("merchant_id", "type", "created_at" DESC, "id" DESC);

-- Only carts that may yet be left behind, by when their conversation was last active. `cart_updated_at` is set by live
-- calls alone, so imported history is no news.
CREATE INDEX "conversations_open_carts_idx" ON "conversations"
    ("merchant_id", (greatest("cart_updated_at", "last_message_at", "completed_at")))
    WHERE "cart_updated_at" IS NOT NULL AND "cart_value_minor" > 0 AND "purchased_at" IS NULL
      AND ("cart_abandoned_at" IS NULL OR "cart_abandoned_at" < "cart_updated_at");
