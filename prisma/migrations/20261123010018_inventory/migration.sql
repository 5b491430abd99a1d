-- What a merchant has in stock. `low_since` remembers that a product is low, so that it is told once.
CREATE TABLE "inventory_items" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "sku" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "low_stock_threshold" INTEGER NOT NULL DEFAULT 5,
    "restock_at" TIMESTAMPTZ(3),
    "price_minor" BIGINT,
    "price_currency" TEXT,
    "alternatives" TEXT[] NOT NULL DEFAULT '{}',
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "low_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "available" INTEGER GENERATED ALWAYS AS (greatest("quantity" - "reserved", 0)) STORED,
    "status" TEXT GENERATED ALWAYS AS (CASE
        WHEN "quantity" <= "reserved" THEN 'out_of_stock'
        WHEN "quantity" - "reserved" <= "low_stock_threshold" THEN 'low_stock'
        ELSE 'in_stock' END) STORED,

    CONSTRAINT "inventory_items_pkey" PRIMARY KEY ("merchant_id","sku")
);
ALTER TABLE "inventory_items" ADD CHECK ("quantity" >= 0 AND "reserved" >= 0 AND "low_stock_threshold" >= 0);

-- An order of the list each; SKUs are unique, so they settle what is equal.
CREATE INDEX "inventory_items_status_idx" ON "inventory_items" ("merchant_id", "status", "sku");
CREATE INDEX "inventory_items_name_idx" ON "inventory_items" ("merchant_id", (search_text("name") COLLATE "C"), "sku");
CREATE INDEX "inventory_items_available_idx" ON "inventory_items" ("merchant_id", "available", "sku");
CREATE INDEX "inventory_items_updated_at_idx" ON "inventory_items" ("merchant_id", "updated_at", "sku");
CREATE INDEX "inventory_items_restock_at_idx" ON "inventory_items" ("merchant_id", (coalesce("restock_at", 'infinity'::timestamptz)), "sku");
CREATE INDEX "inventory_items_text_idx" ON "inventory_items" USING GIN ("merchant_id", search_text("name" || ' ' || "sku") gin_trgm_ops);
