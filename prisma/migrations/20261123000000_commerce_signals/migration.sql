-- What the merchant lets count as an abandoned cart and as a high-value interaction, and what a conversation tells of them.
ALTER TABLE "merchants"
    ADD COLUMN "cart_abandonment_minutes" INTEGER DEFAULT 30,
    ADD COLUMN "high_value_cart_minor" BIGINT DEFAULT 20000,
    ADD COLUMN "high_value_intent" TEXT DEFAULT 'high';

ALTER TABLE "conversations"
    ADD COLUMN "cart_updated_at" TIMESTAMPTZ(3),
    ADD COLUMN "cart_abandoned_at" TIMESTAMPTZ(3),
    ADD COLUMN "high_value_at" TIMESTAMPTZ(3),
    ADD COLUMN "purchased_at" TIMESTAMPTZ(3),
    ADD COLUMN "purchase_order_id" TEXT,
    ADD COLUMN "purchase_minor" BIGINT,
    ADD COLUMN "purchase_currency" TEXT,
    ADD COLUMN "assigned_to" TEXT,
    ADD COLUMN "nps_score" SMALLINT,
    ADD COLUMN "feedback_text" TEXT,
    ADD COLUMN "feedback_at" TIMESTAMPTZ(3),
    ADD COLUMN "reopened_count" INTEGER NOT NULL DEFAULT 0;
