-- Figures of conversations, kept by day so that months of them are read in milliseconds.

-- Which hours of which merchants have changed since their days were counted. Writers only ever append, so that none
-- waits for another; the worker takes the rows away.
CREATE TABLE "analytics_changes" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "analytics_changes_merchant_id_hour_idx" ON "analytics_changes"("merchant_id", "hour");

-- From which day on a merchant's days are counted; null: none yet. "form" is what was kept and by which calendar.
CREATE TABLE "analytics_coverage" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "form" TEXT NOT NULL,
    "complete_from" DATE,
    "complete" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "analytics_coverage_pkey" PRIMARY KEY ("merchant_id")
);

-- A day of the merchant's calendar, whole (no dimension) or by the values of one or two; an empty value is none.
CREATE TABLE "analytics_days" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "dimensions" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "value_1" TEXT COLLATE "C" NOT NULL,
    "value_2" TEXT COLLATE "C" NOT NULL,
    "conversations" INTEGER NOT NULL,
    "messages" BIGINT NOT NULL,
    "answered" INTEGER NOT NULL,
    "response_ms" BIGINT NOT NULL,
    "ended" INTEGER NOT NULL,
    "ended_resolved" INTEGER NOT NULL,
    "resolved" INTEGER NOT NULL,
    "resolved_alone" INTEGER NOT NULL,
    "unanswered" INTEGER NOT NULL,
    "escalated" INTEGER NOT NULL,
    "contained" INTEGER NOT NULL,
    "reopened" INTEGER NOT NULL,
    "durably_resolved" INTEGER NOT NULL,
    "ever_resolved" INTEGER NOT NULL,
    "resolution_count" INTEGER NOT NULL,
    "resolution_seconds" BIGINT NOT NULL,
    "handling_count" INTEGER NOT NULL,
    "handling_seconds" BIGINT NOT NULL,
    "scored" INTEGER NOT NULL,
    "satisfied" INTEGER NOT NULL,
    "score_hundredths" BIGINT NOT NULL,
    "nps_answers" INTEGER NOT NULL,
    "promoters" INTEGER NOT NULL,
    "detractors" INTEGER NOT NULL,
    "carts" INTEGER NOT NULL,
    "carts_left" INTEGER NOT NULL,
    "carts_recovered" INTEGER NOT NULL,
    "purchases" INTEGER NOT NULL,
    "assistant_purchases" INTEGER NOT NULL,
    "high_value" INTEGER NOT NULL,
    "cart_money" JSONB,
    "left_money" JSONB,
    "recovered_money" JSONB,
    "purchase_money" JSONB,
    "assistant_money" JSONB,
    "response_values" TEXT,
    "resolution_values" TEXT,
    "handling_values" TEXT,
    "message_values" TEXT,
    "score_values" TEXT
);
CREATE INDEX "analytics_days_merchant_id_dimensions_day_idx" ON "analytics_days"("merchant_id", "dimensions", "day");

-- {"EUR": [sum, count]}; null without amounts.
CREATE FUNCTION analytics_money("currencies" text[], "amounts" bigint[]) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  (SELECT jsonb_object_agg("currency", jsonb_build_array("sum", "count")) FROM (
    SELECT "currency", sum("amount") AS "sum", count(*) AS "count" FROM unnest("currencies", "amounts") AS "given" ("currency", "amount")
    GROUP BY "currency") AS "sums");

-- How often each value occurs, as value,count,value,count. More than "exact" values are rounded to steps of 2 %, so that
-- each is at most 1 % off.
CREATE FUNCTION analytics_values("given" bigint[], "exact" integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  (SELECT string_agg("value" || ',' || "count", ',' ORDER BY "value") FROM (
    SELECT "value", count(*) AS "count" FROM (
      SELECT CASE WHEN cardinality("given") > "exact" AND "one" > 0
        THEN round(exp(round(ln("one"::float8) / ln(1.02::float8)) * ln(1.02::float8)))::bigint ELSE "one" END AS "value"
      FROM unnest("given") AS "one") AS "rounded"
    GROUP BY "value") AS "counted");

CREATE FUNCTION note_added_conversations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "analytics_changes" ("merchant_id", "hour")
  SELECT DISTINCT "merchant_id", date_trunc('hour', "started_at", 'UTC') FROM "added";
  RETURN NULL;
END $$;

CREATE FUNCTION note_removed_conversations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "analytics_changes" ("merchant_id", "hour")
  SELECT DISTINCT "merchant_id", date_trunc('hour', "started_at", 'UTC') FROM "removed";
  RETURN NULL;
END $$;

-- A conversation that moves to another time changes both hours.
CREATE FUNCTION note_changed_conversations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "analytics_changes" ("merchant_id", "hour")
  SELECT "merchant_id", date_trunc('hour', "started_at", 'UTC') FROM "added"
  UNION SELECT "merchant_id", date_trunc('hour', "started_at", 'UTC') FROM "removed";
  RETURN NULL;
END $$;

CREATE TRIGGER "note_added_conversations" AFTER INSERT ON "conversations" REFERENCING NEW TABLE AS "added"
  FOR EACH STATEMENT EXECUTE FUNCTION note_added_conversations();
CREATE TRIGGER "note_changed_conversations" AFTER UPDATE ON "conversations" REFERENCING OLD TABLE AS "removed" NEW TABLE AS "added"
  FOR EACH STATEMENT EXECUTE FUNCTION note_changed_conversations();
CREATE TRIGGER "note_removed_conversations" AFTER DELETE ON "conversations" REFERENCING OLD TABLE AS "removed"
  FOR EACH STATEMENT EXECUTE FUNCTION note_removed_conversations();

CREATE TABLE "analytics_metrics" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "aggregate" TEXT NOT NULL,
    "field" TEXT,
    "filter" JSONB,
    "base_filter" JSONB,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "analytics_metrics_pkey" PRIMARY KEY ("merchant_id","id")
);
CREATE UNIQUE INDEX "analytics_metrics_merchant_id_name_key" ON "analytics_metrics"("merchant_id", "name");
