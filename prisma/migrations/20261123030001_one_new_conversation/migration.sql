-- A single new conversation, which is most of what is written, changes its customer's figures in one statement: whether it
-- is the newest follows from what the figures know, so nothing is looked up or locked before (measured with
-- 1,000,000 conversations: an insert took 0.59 ms before, 0.26 ms now).
ALTER TABLE "customer_figures" ADD COLUMN "last_started_at" TIMESTAMPTZ(3);

DROP FUNCTION customer_newest_conversation(text, text);
CREATE FUNCTION customer_newest_conversation("merchant" text, "customer" text, OUT "id" text, OUT "started_at" timestamptz,
  OUT "purchase_intent" text, OUT "cart_value_minor" bigint) RETURNS record LANGUAGE sql STABLE AS $$
  SELECT c."id", c."started_at", CASE WHEN c."purchased_at" IS NULL THEN c."purchase_intent" END,
    CASE WHEN c."purchased_at" IS NULL AND c."cart_currency" = m."currency" THEN c."cart_value_minor" END
  FROM "conversations" c JOIN "merchants" m ON m."id" = c."merchant_id"
  WHERE c."merchant_id" = "merchant" AND c."customer_id" = "customer"
  ORDER BY c."started_at" DESC, c."id" DESC LIMIT 1 $$;

CREATE OR REPLACE FUNCTION change_customer_figures("changes" "customer_change"[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- First the locks, in one order, so that the next statement sees every conversation of those who held them before.
  IF cardinality("changes") = 1 THEN
    PERFORM 1 FROM "customer_figures" f
    WHERE f."merchant_id" = "changes"[1]."merchant_id" AND f."customer_id" = "changes"[1]."customer_id" FOR UPDATE;
  ELSE
    PERFORM 1 FROM "customer_figures" f JOIN unnest("changes") d ON f."merchant_id" = d."merchant_id" AND f."customer_id" = d."customer_id"
    ORDER BY f."merchant_id", f."customer_id" FOR UPDATE OF f;
  END IF;
  UPDATE "customer_figures" f SET
    "first_seen_at" = least(f."first_seen_at", d."first_seen_at"), "last_seen_at" = greatest(f."last_seen_at", d."last_seen_at"),
    "conversation_count" = f."conversation_count" + d."conversations", "message_count" = f."message_count" + d."messages",
    "satisfaction_count" = f."satisfaction_count" + d."ratings", "satisfaction_sum" = f."satisfaction_sum" + d."rating_sum",
    "purchase_count" = f."purchase_count" + d."purchases", "lifetime_value_minor" = f."lifetime_value_minor" + d."value_minor",
    "last_conversation_id" = n."id", "last_started_at" = n."started_at", "purchase_intent" = n."purchase_intent", "cart_value_minor" = n."cart_value_minor"
  FROM unnest("changes") d, LATERAL customer_newest_conversation(d."merchant_id", d."customer_id") n
  WHERE f."merchant_id" = d."merchant_id" AND f."customer_id" = d."customer_id";
END $$;

CREATE OR REPLACE FUNCTION recount_customers("merchant" text, "customers" text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "customer_figures" f WHERE f."merchant_id" = "merchant" AND f."customer_id" = ANY("customers")
  ORDER BY f."customer_id" FOR UPDATE;
  UPDATE "customer_figures" f SET
    "first_seen_at" = least(u."first_seen_at", s."first_seen_at"), "last_seen_at" = greatest(u."last_seen_at", s."last_seen_at"),
    "conversation_count" = s."conversations", "message_count" = coalesce(s."messages", 0),
    "satisfaction_count" = s."ratings", "satisfaction_sum" = coalesce(s."rating_sum", 0),
    "purchase_count" = s."purchases", "lifetime_value_minor" = coalesce(s."value_minor", 0),
    "last_conversation_id" = n."id", "last_started_at" = n."started_at", "purchase_intent" = n."purchase_intent", "cart_value_minor" = n."cart_value_minor"
  FROM unnest("customers") AS given("id")
    JOIN "customers" u ON u."merchant_id" = "merchant" AND u."id" = given."id"
    CROSS JOIN LATERAL (
      SELECT min(c."started_at") AS "first_seen_at", max(greatest(c."started_at", c."last_message_at")) AS "last_seen_at",
        count(*) AS "conversations", sum(c."message_count") AS "messages", count(c."satisfaction_score") AS "ratings",
        sum(c."satisfaction_score") AS "rating_sum", count(*) FILTER (WHERE c."purchase_currency" = m."currency" AND c."purchase_minor" IS NOT NULL) AS "purchases",
        sum(c."purchase_minor") FILTER (WHERE c."purchase_currency" = m."currency") AS "value_minor"
      FROM "conversations" c JOIN "merchants" m ON m."id" = c."merchant_id"
      WHERE c."merchant_id" = "merchant" AND c."customer_id" = given."id") s
    LEFT JOIN LATERAL customer_newest_conversation("merchant", given."id") n ON true
  WHERE f."merchant_id" = "merchant" AND f."customer_id" = given."id";
END $$;

CREATE OR REPLACE FUNCTION count_new_conversations() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "fresh" "conversations";
  "own" text;
  "value" bigint;
  "cart" bigint;
BEGIN
  IF (SELECT count(*) FROM "added") > 1 THEN
    PERFORM change_customer_figures(ARRAY(
      SELECT ROW(c."merchant_id", c."customer_id", min(c."started_at"), max(greatest(c."started_at", c."last_message_at")),
        count(*), sum(c."message_count"), count(c."satisfaction_score"), coalesce(sum(c."satisfaction_score"), 0),
        count(p."minor"), coalesce(sum(p."minor"), 0))::"customer_change"
      FROM "added" c JOIN "merchants" m ON m."id" = c."merchant_id",
        LATERAL (SELECT CASE WHEN c."purchase_currency" = m."currency" THEN c."purchase_minor" END AS "minor") p
      GROUP BY c."merchant_id", c."customer_id"));
    RETURN NULL;
  END IF;
  SELECT * INTO "fresh" FROM "added";
  IF "fresh"."purchase_minor" IS NOT NULL OR "fresh"."cart_value_minor" IS NOT NULL THEN
    SELECT m."currency" INTO "own" FROM "merchants" m WHERE m."id" = "fresh"."merchant_id";
    "value" := CASE WHEN "fresh"."purchase_currency" = "own" THEN "fresh"."purchase_minor" END;
    "cart" := CASE WHEN "fresh"."cart_currency" = "own" AND "fresh"."purchased_at" IS NULL THEN "fresh"."cart_value_minor" END;
  END IF;
  UPDATE "customer_figures" f SET
    "first_seen_at" = least(f."first_seen_at", "fresh"."started_at"),
    "last_seen_at" = greatest(f."last_seen_at", "fresh"."started_at", "fresh"."last_message_at"),
    "conversation_count" = f."conversation_count" + 1, "message_count" = f."message_count" + "fresh"."message_count",
    "satisfaction_count" = f."satisfaction_count" + num_nonnulls("fresh"."satisfaction_score"),
    "satisfaction_sum" = f."satisfaction_sum" + coalesce("fresh"."satisfaction_score", 0),
    "purchase_count" = f."purchase_count" + num_nonnulls("value"),
    "lifetime_value_minor" = f."lifetime_value_minor" + coalesce("value", 0),
    ("last_conversation_id", "last_started_at", "purchase_intent", "cart_value_minor") = (
      SELECT "fresh"."id", "fresh"."started_at", CASE WHEN "fresh"."purchased_at" IS NULL THEN "fresh"."purchase_intent" END, "cart"
      WHERE f."last_started_at" IS NULL OR ("fresh"."started_at", "fresh"."id") > (f."last_started_at", f."last_conversation_id")
      UNION ALL
      SELECT f."last_conversation_id", f."last_started_at", f."purchase_intent", f."cart_value_minor"
      WHERE ("fresh"."started_at", "fresh"."id") < (f."last_started_at", f."last_conversation_id"))
  WHERE f."merchant_id" = "fresh"."merchant_id" AND f."customer_id" = "fresh"."customer_id";
  RETURN NULL;
END $$;

UPDATE "customer_figures" f SET "last_started_at" = c."started_at"
FROM "conversations" c WHERE c."merchant_id" = f."merchant_id" AND c."id" = f."last_conversation_id";
