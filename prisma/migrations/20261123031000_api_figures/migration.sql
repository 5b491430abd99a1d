-- What the request log and the webhook attempts come to, by quarter of an hour and by hour, so that figures of 90 days
-- cost the same however many calls there were. Quarters serve the time zones that lie off the full hour.
CREATE TABLE "request_counts" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "minutes" SMALLINT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "key_id" TEXT COLLATE "C" NOT NULL,
    "operation" TEXT COLLATE "C" NOT NULL,
    "status" SMALLINT NOT NULL,
    "method" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "request_counts_pkey" PRIMARY KEY ("merchant_id","minutes","starts_at","key_id","operation","status")
) WITH (fillfactor = 80);

CREATE TABLE "request_times" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "minutes" SMALLINT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "operation" TEXT COLLATE "C" NOT NULL,
    "method" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "times" INTEGER[] NOT NULL,

    CONSTRAINT "request_times_pkey" PRIMARY KEY ("merchant_id","minutes","starts_at","operation")
) WITH (fillfactor = 80);

CREATE TABLE "webhook_counts" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "minutes" SMALLINT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "endpoint_id" TEXT COLLATE "C" NOT NULL,
    "event_type" TEXT COLLATE "C" NOT NULL,
    "attempts" INTEGER NOT NULL,
    "succeeded" INTEGER NOT NULL,
    "gave_up" INTEGER NOT NULL,

    CONSTRAINT "webhook_counts_pkey" PRIMARY KEY ("merchant_id","minutes","starts_at","endpoint_id","event_type")
) WITH (fillfactor = 80);

CREATE TABLE "webhook_times" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "minutes" SMALLINT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "measure" TEXT COLLATE "C" NOT NULL,
    "times" INTEGER[] NOT NULL,

    CONSTRAINT "webhook_times_pkey" PRIMARY KEY ("merchant_id","minutes","starts_at","measure")
) WITH (fillfactor = 80);

-- Up to where attempts are counted, in commit order; and before when calls were written without being counted.
CREATE TABLE "figures_progress" (
    "name" TEXT NOT NULL,
    "xid" xid8,
    "attempt_id" TEXT COLLATE "C",
    "before" TIMESTAMPTZ(3),

    CONSTRAINT "figures_progress_pkey" PRIMARY KEY ("name")
);
INSERT INTO "figures_progress" ("name", "xid", "attempt_id", "before")
VALUES ('webhook_attempts', '0', '', NULL), ('request_logs', NULL, NULL, now());

-- In which minutes of an hour a part of the product was alive: bit 0 is the first.
CREATE TABLE "uptime_hours" (
    "part" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" BIGINT NOT NULL,

    CONSTRAINT "uptime_hours_pkey" PRIMARY KEY ("part","starts_at")
);

-- A histogram counts in field i the times t with 1.1^(i-2) <= t < 1.1^(i-1) milliseconds; field 1 those below one.
CREATE FUNCTION time_field("ms" double precision) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN "ms" < 1 THEN 1 ELSE least(170, 2 + floor(ln("ms") / ln(1.1::double precision))::integer) END
$$;

CREATE FUNCTION add_times("a" integer[], "b" integer[]) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg(coalesce(x, 0) + coalesce(y, 0) ORDER BY i) FROM unnest("a", "b") WITH ORDINALITY AS u (x, y, i)
$$;
