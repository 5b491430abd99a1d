-- What the lists of customers are filtered and sorted by, kept exact in the transaction of each change. A table of its
-- own, because these rows change with every message and customers carry a search index.

ALTER TABLE "customers" ADD COLUMN "erased_at" TIMESTAMPTZ(3);
DROP INDEX "customers_merchant_id_last_seen_at_id_idx";
CREATE INDEX "customers_merchant_id_created_at_id_idx" ON "customers"("merchant_id", "created_at" DESC, "id" DESC);
CREATE INDEX "customers_tags_idx" ON "customers" USING GIN ("merchant_id", "tags");

ALTER TABLE "customer_notes"
    ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'note',
    ADD COLUMN "channel" TEXT,
    ADD COLUMN "occurred_at" TIMESTAMPTZ(3),
    ADD CHECK ("kind" IN ('note', 'interaction'));

CREATE TABLE "segments" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "condition" JSONB NOT NULL,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "segments_pkey" PRIMARY KEY ("merchant_id","id")
);
CREATE UNIQUE INDEX "segments_merchant_id_name_key" ON "segments"("merchant_id", "name");

CREATE TABLE "customer_figures" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "customer_id" TEXT COLLATE "C" NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "conversation_count" INTEGER NOT NULL DEFAULT 0,
    "message_count" INTEGER NOT NULL DEFAULT 0,
    "satisfaction_count" INTEGER NOT NULL DEFAULT 0,
    "satisfaction_sum" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "purchase_count" INTEGER NOT NULL DEFAULT 0,
    "lifetime_value_minor" BIGINT NOT NULL DEFAULT 0,
    "last_conversation_id" TEXT COLLATE "C",
    "purchase_intent" TEXT,
    "cart_value_minor" BIGINT,
    "lead_points" SMALLINT[] NOT NULL DEFAULT '{0,0,0,0,0}',
    "lead_score" SMALLINT NOT NULL DEFAULT 0,
    "lead_score_until" TIMESTAMPTZ(3),

    CONSTRAINT "customer_figures_pkey" PRIMARY KEY ("merchant_id","customer_id")
) WITH (fillfactor = 80);
ALTER TABLE "customer_figures" ADD FOREIGN KEY ("merchant_id", "customer_id") REFERENCES "customers"("merchant_id", "id") ON DELETE CASCADE;

-- Intent, cart, recency, satisfaction, loyalty: lib/domain/customers/rules.ts publishes the same rule.
CREATE FUNCTION customer_lead_points("intent" text, "cart" bigint, "full_cart" bigint, "seen" timestamptz,
  "satisfaction" numeric, "purchases" integer, "at" timestamptz) RETURNS smallint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  ARRAY[
    CASE "intent" WHEN 'high' THEN 40 WHEN 'medium' THEN 20 WHEN 'low' THEN 5 ELSE 0 END,
    CASE WHEN "cart" > 0 THEN least(25, floor(25.0 * "cart" / greatest(coalesce("full_cart", 20000), 1))) ELSE 0 END,
    CASE WHEN "at" < "seen" + interval '24 hours' THEN 20 WHEN "at" < "seen" + interval '168 hours' THEN 12
      WHEN "at" < "seen" + interval '720 hours' THEN 5 ELSE 0 END,
    CASE WHEN "satisfaction" >= 4 THEN 10 WHEN "satisfaction" >= 3 THEN 5 ELSE 0 END,
    CASE WHEN "purchases" > 0 THEN 5 ELSE 0 END
  ]::smallint[];

-- Whoever writes figures, the score follows; it holds until the customer has not been seen for another step of time.
CREATE FUNCTION score_customer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "full_cart" bigint;
BEGIN
  IF NEW."cart_value_minor" > 0 THEN
    SELECT m."high_value_cart_minor" INTO "full_cart" FROM "merchants" m WHERE m."id" = NEW."merchant_id";
  END IF;
  NEW."lead_points" := customer_lead_points(NEW."purchase_intent", NEW."cart_value_minor", "full_cart", NEW."last_seen_at",
    CASE WHEN NEW."satisfaction_count" > 0 THEN NEW."satisfaction_sum" / NEW."satisfaction_count" END,
    NEW."purchase_count", now());
  NEW."lead_score" := NEW."lead_points"[1] + NEW."lead_points"[2] + NEW."lead_points"[3] + NEW."lead_points"[4] + NEW."lead_points"[5];
  NEW."lead_score_until" := CASE NEW."lead_points"[3] WHEN 20 THEN NEW."last_seen_at" + interval '24 hours'
    WHEN 12 THEN NEW."last_seen_at" + interval '168 hours' WHEN 5 THEN NEW."last_seen_at" + interval '720 hours' END;
  RETURN NEW;
END $$;

CREATE TRIGGER "score_customer" BEFORE INSERT OR UPDATE ON "customer_figures" FOR EACH ROW EXECUTE FUNCTION score_customer();

-- What conversations add to one customer's figures.
CREATE TYPE "customer_change" AS (
  "merchant_id" text, "customer_id" text, "first_seen_at" timestamptz, "last_seen_at" timestamptz, "conversations" integer,
  "messages" integer, "ratings" integer, "rating_sum" numeric, "purchases" integer, "value_minor" bigint
);

CREATE FUNCTION change_customer_figures("changes" "customer_change"[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- First the locks, in one order, so that the next statement sees every conversation of those who held them before.
  PERFORM 1 FROM "customer_figures" f JOIN unnest("changes") d ON f."merchant_id" = d."merchant_id" AND f."customer_id" = d."customer_id"
  ORDER BY f."merchant_id", f."customer_id" FOR UPDATE OF f;
  UPDATE "customer_figures" f SET
    "first_seen_at" = least(f."first_seen_at", d."first_seen_at"), "last_seen_at" = greatest(f."last_seen_at", d."last_seen_at"),
    "conversation_count" = f."conversation_count" + d."conversations", "message_count" = f."message_count" + d."messages",
    "satisfaction_count" = f."satisfaction_count" + d."ratings", "satisfaction_sum" = f."satisfaction_sum" + d."rating_sum",
    "purchase_count" = f."purchase_count" + d."purchases", "lifetime_value_minor" = f."lifetime_value_minor" + d."value_minor",
    "last_conversation_id" = n."id", "purchase_intent" = n."purchase_intent", "cart_value_minor" = n."cart_value_minor"
  FROM unnest("changes") d, LATERAL customer_newest_conversation(d."merchant_id", d."customer_id") n
  WHERE f."merchant_id" = d."merchant_id" AND f."customer_id" = d."customer_id";
END $$;

-- The newest conversation, with what it tells of an intended purchase: nothing once it was made.
CREATE FUNCTION customer_newest_conversation("merchant" text, "customer" text, OUT "id" text, OUT "purchase_intent" text,
  OUT "cart_value_minor" bigint) RETURNS record LANGUAGE sql STABLE AS $$
  SELECT c."id", CASE WHEN c."purchased_at" IS NULL THEN c."purchase_intent" END,
    CASE WHEN c."purchased_at" IS NULL AND c."cart_currency" = m."currency" THEN c."cart_value_minor" END
  FROM "conversations" c JOIN "merchants" m ON m."id" = c."merchant_id"
  WHERE c."merchant_id" = "merchant" AND c."customer_id" = "customer"
  ORDER BY c."started_at" DESC, c."id" DESC LIMIT 1 $$;

CREATE FUNCTION count_new_conversations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM change_customer_figures(ARRAY(
    SELECT ROW(c."merchant_id", c."customer_id", min(c."started_at"), max(greatest(c."started_at", c."last_message_at")),
      count(*), sum(c."message_count"), count(c."satisfaction_score"), coalesce(sum(c."satisfaction_score"), 0),
      count(p."minor"), coalesce(sum(p."minor"), 0))::"customer_change"
    FROM "added" c JOIN "merchants" m ON m."id" = c."merchant_id",
      LATERAL (SELECT CASE WHEN c."purchase_currency" = m."currency" THEN c."purchase_minor" END AS "minor") p
    GROUP BY c."merchant_id", c."customer_id"));
  RETURN NULL;
END $$;

CREATE FUNCTION count_changed_conversations() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "changes" "customer_change"[];
BEGIN
  "changes" := ARRAY(
    SELECT ROW(c."merchant_id", c."customer_id", min(c."started_at"), max(greatest(c."started_at", c."last_message_at")),
      0, sum(c."message_count" - o."message_count"), count(c."satisfaction_score") - count(o."satisfaction_score"),
      coalesce(sum(c."satisfaction_score"), 0) - coalesce(sum(o."satisfaction_score"), 0),
      count(p."now") - count(p."before"), coalesce(sum(p."now"), 0) - coalesce(sum(p."before"), 0))::"customer_change"
    FROM "added" c JOIN "removed" o ON o."merchant_id" = c."merchant_id" AND o."id" = c."id"
      JOIN "merchants" m ON m."id" = c."merchant_id",
      LATERAL (SELECT CASE WHEN c."purchase_currency" = m."currency" THEN c."purchase_minor" END AS "now",
        CASE WHEN o."purchase_currency" = m."currency" THEN o."purchase_minor" END AS "before") p
    WHERE (c."message_count", c."satisfaction_score", c."purchase_minor", c."purchase_currency", c."purchased_at", c."purchase_intent",
        c."cart_value_minor", c."cart_currency", c."started_at", c."last_message_at")
      IS DISTINCT FROM (o."message_count", o."satisfaction_score", o."purchase_minor", o."purchase_currency", o."purchased_at",
        o."purchase_intent", o."cart_value_minor", o."cart_currency", o."started_at", o."last_message_at")
    GROUP BY c."merchant_id", c."customer_id");
  IF cardinality("changes") > 0 THEN PERFORM change_customer_figures("changes"); END IF;
  RETURN NULL;
END $$;

-- All figures from the conversations themselves: for deletions, another currency, and the proof that counting is exact.
CREATE FUNCTION recount_customers("merchant" text, "customers" text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "customer_figures" f WHERE f."merchant_id" = "merchant" AND f."customer_id" = ANY("customers")
  ORDER BY f."customer_id" FOR UPDATE;
  UPDATE "customer_figures" f SET
    "first_seen_at" = least(u."first_seen_at", s."first_seen_at"), "last_seen_at" = greatest(u."last_seen_at", s."last_seen_at"),
    "conversation_count" = coalesce(s."conversations", 0), "message_count" = coalesce(s."messages", 0),
    "satisfaction_count" = coalesce(s."ratings", 0), "satisfaction_sum" = coalesce(s."rating_sum", 0),
    "purchase_count" = coalesce(s."purchases", 0), "lifetime_value_minor" = coalesce(s."value_minor", 0),
    "last_conversation_id" = n."id", "purchase_intent" = n."purchase_intent", "cart_value_minor" = n."cart_value_minor"
  FROM unnest("customers") AS given("id")
    JOIN "customers" u ON u."merchant_id" = "merchant" AND u."id" = given."id"
    LEFT JOIN (
      SELECT c."customer_id", min(c."started_at") AS "first_seen_at", max(greatest(c."started_at", c."last_message_at")) AS "last_seen_at",
        count(*) AS "conversations", sum(c."message_count") AS "messages", count(c."satisfaction_score") AS "ratings",
        sum(c."satisfaction_score") AS "rating_sum", count(*) FILTER (WHERE c."purchase_currency" = m."currency" AND c."purchase_minor" IS NOT NULL) AS "purchases",
        sum(c."purchase_minor") FILTER (WHERE c."purchase_currency" = m."currency") AS "value_minor"
      FROM "conversations" c JOIN "merchants" m ON m."id" = c."merchant_id"
      WHERE c."merchant_id" = "merchant" AND c."customer_id" = ANY("customers")
      GROUP BY c."customer_id") s ON s."customer_id" = given."id"
    LEFT JOIN LATERAL customer_newest_conversation("merchant", given."id") n ON true
  WHERE f."merchant_id" = "merchant" AND f."customer_id" = given."id";
END $$;

CREATE FUNCTION count_removed_conversations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM recount_customers(d."merchant_id", d."ids") FROM (
    SELECT "merchant_id", array_agg(DISTINCT "customer_id") AS "ids" FROM "removed" GROUP BY "merchant_id" ORDER BY "merchant_id") d;
  RETURN NULL;
END $$;

CREATE FUNCTION begin_customer_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "customer_figures" ("merchant_id", "customer_id", "first_seen_at", "last_seen_at")
  SELECT "merchant_id", "id", "first_seen_at", "last_seen_at" FROM "added" WHERE "erased_at" IS NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION follow_customer_seen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "customer_figures" f SET "first_seen_at" = least(f."first_seen_at", u."first_seen_at"), "last_seen_at" = greatest(f."last_seen_at", u."last_seen_at")
  FROM "added" u
  WHERE f."merchant_id" = u."merchant_id" AND f."customer_id" = u."id"
    AND (u."first_seen_at" < f."first_seen_at" OR u."last_seen_at" > f."last_seen_at");
  RETURN NULL;
END $$;

-- A new currency counts other purchases; a new threshold weighs carts anew.
CREATE FUNCTION follow_merchant_settings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM recount_customers(NEW."id", ARRAY(SELECT "customer_id" FROM "customer_figures" WHERE "merchant_id" = NEW."id"));
  RETURN NULL;
END $$;

CREATE TRIGGER "count_new_conversations" AFTER INSERT ON "conversations" REFERENCING NEW TABLE AS "added"
  FOR EACH STATEMENT EXECUTE FUNCTION count_new_conversations();
CREATE TRIGGER "count_changed_conversations" AFTER UPDATE ON "conversations" REFERENCING OLD TABLE AS "removed" NEW TABLE AS "added"
  FOR EACH STATEMENT EXECUTE FUNCTION count_changed_conversations();
CREATE TRIGGER "count_removed_conversations" AFTER DELETE ON "conversations" REFERENCING OLD TABLE AS "removed"
  FOR EACH STATEMENT EXECUTE FUNCTION count_removed_conversations();
CREATE TRIGGER "begin_customer_figures" AFTER INSERT ON "customers" REFERENCING NEW TABLE AS "added"
  FOR EACH STATEMENT EXECUTE FUNCTION begin_customer_figures();
CREATE TRIGGER "follow_customer_seen" AFTER UPDATE ON "customers" REFERENCING NEW TABLE AS "added"
  FOR EACH STATEMENT EXECUTE FUNCTION follow_customer_seen();
CREATE TRIGGER "follow_merchant_settings" AFTER UPDATE OF "currency", "high_value_cart_minor" ON "merchants" FOR EACH ROW
  WHEN ((OLD."currency", OLD."high_value_cart_minor") IS DISTINCT FROM (NEW."currency", NEW."high_value_cart_minor"))
  EXECUTE FUNCTION follow_merchant_settings();

INSERT INTO "customer_figures" ("merchant_id", "customer_id", "first_seen_at", "last_seen_at")
SELECT "merchant_id", "id", "first_seen_at", "last_seen_at" FROM "customers";
-- In parts, so that each looks its customers up; all of a large shop at once would take minutes.
ANALYZE "customer_figures";
SELECT recount_customers("merchant_id", array_agg("customer_id")) FROM (
  SELECT "merchant_id", "customer_id", row_number() OVER (ORDER BY "merchant_id", "customer_id") / 500 AS "part"
  FROM "customer_figures"
) AS "figures" GROUP BY "merchant_id", "part";

CREATE INDEX "customer_figures_merchant_id_last_seen_at_customer_id_idx" ON "customer_figures"("merchant_id", "last_seen_at" DESC, "customer_id" DESC);
CREATE INDEX "customer_figures_merchant_id_conversation_count_customer_id_idx" ON "customer_figures"("merchant_id", "conversation_count" DESC, "customer_id" DESC);
CREATE INDEX "customer_figures_merchant_id_lifetime_value_minor_customer__idx" ON "customer_figures"("merchant_id", "lifetime_value_minor" DESC, "customer_id" DESC);
CREATE INDEX "customer_figures_merchant_id_lead_score_customer_id_idx" ON "customer_figures"("merchant_id", "lead_score" DESC, "customer_id" DESC);
CREATE INDEX "customer_figures_lead_score_until_idx" ON "customer_figures"("lead_score_until") WHERE "lead_score_until" IS NOT NULL;
