-- What customers ask, grouped by the worker. New messages of customers queue up; older ones are queued by the worker in
-- steps, so that this migration takes no time on a large database.
CREATE TABLE "question_queue" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "message_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "question_queue_pkey" PRIMARY KEY ("merchant_id","message_id")
);

CREATE TABLE "question_progress" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "after_id" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "done" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "question_progress_pkey" PRIMARY KEY ("merchant_id")
);

CREATE TABLE "question_groups" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "language" TEXT NOT NULL,
    "size" INTEGER NOT NULL DEFAULT 0,
    "asking" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "question_groups_pkey" PRIMARY KEY ("merchant_id","id")
);

CREATE TABLE "questions" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "message_id" TEXT COLLATE "C" NOT NULL,
    "conversation_id" TEXT COLLATE "C" NOT NULL,
    "group_id" TEXT COLLATE "C" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "opening" BOOLEAN NOT NULL DEFAULT false,
    "fit" REAL NOT NULL DEFAULT 0,
    "terms" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "questions_pkey" PRIMARY KEY ("merchant_id","message_id")
);

CREATE TABLE "question_terms" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "group_id" TEXT COLLATE "C" NOT NULL,
    "term" TEXT COLLATE "C" NOT NULL,
    "language" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "question_terms_pkey" PRIMARY KEY ("merchant_id","group_id","term")
);

CREATE TABLE "question_frequencies" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "language" TEXT NOT NULL,
    "term" TEXT COLLATE "C" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "question_frequencies_pkey" PRIMARY KEY ("merchant_id","language","term")
);

CREATE TABLE "product_mentions" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "conversation_id" TEXT COLLATE "C" NOT NULL,
    "product" TEXT COLLATE "C" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "out_of_stock" BOOLEAN,

    CONSTRAINT "product_mentions_pkey" PRIMARY KEY ("merchant_id","conversation_id","product")
);

CREATE INDEX "questions_merchant_id_started_at_group_id_conversation_id_idx" ON "questions"("merchant_id", "started_at", "group_id", "conversation_id");
CREATE INDEX "questions_merchant_id_group_id_fit_idx" ON "questions"("merchant_id", "group_id", "fit" DESC);
CREATE INDEX "questions_merchant_id_conversation_id_group_id_idx" ON "questions"("merchant_id", "conversation_id", "group_id");
CREATE INDEX "question_terms_merchant_id_language_term_count_group_id_idx" ON "question_terms"("merchant_id", "language", "term", "count" DESC, "group_id");
CREATE INDEX "question_terms_merchant_id_group_id_count_term_idx" ON "question_terms"("merchant_id", "group_id", "count" DESC, "term");
CREATE INDEX "product_mentions_merchant_id_product_started_at_idx" ON "product_mentions"("merchant_id", "product", "started_at");
CREATE INDEX "product_mentions_merchant_id_started_at_idx" ON "product_mentions"("merchant_id", "started_at");

ALTER TABLE "questions" ADD FOREIGN KEY ("merchant_id", "message_id") REFERENCES "messages"("merchant_id", "id") ON DELETE CASCADE;
ALTER TABLE "product_mentions" ADD FOREIGN KEY ("merchant_id", "conversation_id") REFERENCES "conversations"("merchant_id", "id") ON DELETE CASCADE;

CREATE FUNCTION queue_questions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "question_queue" ("merchant_id", "message_id") SELECT "merchant_id", "id" FROM "added" WHERE "role" = 'customer'
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "queue_questions" AFTER INSERT ON "messages" REFERENCING NEW TABLE AS "added"
  FOR EACH STATEMENT EXECUTE FUNCTION queue_questions();

-- How often each term stands in the questions of a group, and of a language in all, is kept here, so that a question that
-- goes, or whose words are erased, takes its words along. Term '' counts the questions.
CREATE TYPE "question_change" AS ("merchant_id" text, "group_id" text, "terms" text[], "sign" integer);

CREATE FUNCTION change_question_counts("changes" "question_change"[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- The locks in one order, for two that change the same groups.
  PERFORM 1 FROM "question_groups" g WHERE (g."merchant_id", g."id") IN (SELECT d."merchant_id", d."group_id" FROM unnest("changes") d)
  ORDER BY g."merchant_id", g."id" FOR UPDATE;
  UPDATE "question_groups" g SET "size" = g."size" + d."size", "asking" = g."asking" + d."asking"
  FROM (SELECT c."merchant_id", c."group_id", sum(c."sign") AS "size",
      coalesce(sum(c."sign") FILTER (WHERE EXISTS (SELECT FROM unnest(c."terms") t WHERE t LIKE '?%')), 0) AS "asking"
    FROM unnest("changes") c WHERE cardinality(c."terms") > 0 GROUP BY 1, 2) d
  WHERE g."merchant_id" = d."merchant_id" AND g."id" = d."group_id";
  INSERT INTO "question_terms" AS old ("merchant_id", "group_id", "term", "language", "count")
  SELECT d."merchant_id", d."group_id", t, g."language", sum(d."sign")
  FROM unnest("changes") d CROSS JOIN LATERAL unnest(d."terms") t
    JOIN "question_groups" g ON g."merchant_id" = d."merchant_id" AND g."id" = d."group_id"
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3
  ON CONFLICT ("merchant_id", "group_id", "term") DO UPDATE SET "count" = old."count" + excluded."count";
  INSERT INTO "question_frequencies" AS old ("merchant_id", "language", "term", "count")
  SELECT d."merchant_id", g."language", t, sum(d."sign")
  FROM unnest("changes") d CROSS JOIN LATERAL unnest("terms" || '') t
    JOIN "question_groups" g ON g."merchant_id" = d."merchant_id" AND g."id" = d."group_id"
  WHERE cardinality(d."terms") > 0
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT ("merchant_id", "language", "term") DO UPDATE SET "count" = old."count" + excluded."count";
  IF EXISTS (SELECT FROM unnest("changes") d WHERE d."sign" < 0) THEN
    DELETE FROM "question_terms" t USING (SELECT DISTINCT d."merchant_id", d."group_id", w FROM unnest("changes") d, unnest(d."terms") w WHERE d."sign" < 0) d
    WHERE t."merchant_id" = d."merchant_id" AND t."group_id" = d."group_id" AND t."term" = d.w AND t."count" <= 0;
    DELETE FROM "question_frequencies" t USING (SELECT DISTINCT d."merchant_id", w FROM unnest("changes") d, unnest(d."terms") w WHERE d."sign" < 0) d
    WHERE t."merchant_id" = d."merchant_id" AND t."term" = d.w AND t."count" <= 0;
  END IF;
END $$;

CREATE FUNCTION count_new_questions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM change_question_counts(array_agg(("merchant_id", "group_id", "terms", 1)::"question_change")) FROM "added" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE FUNCTION count_changed_questions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM change_question_counts(array_agg(d)) FROM (
    SELECT (o."merchant_id", o."group_id", o."terms", -1)::"question_change" AS d FROM "removed" o JOIN "added" n USING ("merchant_id", "message_id")
    WHERE (o."group_id", o."terms") IS DISTINCT FROM (n."group_id", n."terms")
    UNION ALL
    SELECT (n."merchant_id", n."group_id", n."terms", 1)::"question_change" FROM "removed" o JOIN "added" n USING ("merchant_id", "message_id")
    WHERE (o."group_id", o."terms") IS DISTINCT FROM (n."group_id", n."terms")) changed HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE FUNCTION count_removed_questions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM change_question_counts(array_agg(("merchant_id", "group_id", "terms", -1)::"question_change")) FROM "removed" HAVING count(*) > 0;
  RETURN NULL;
END $$;

CREATE TRIGGER "count_new_questions" AFTER INSERT ON "questions" REFERENCING NEW TABLE AS "added"
  FOR EACH STATEMENT EXECUTE FUNCTION count_new_questions();
CREATE TRIGGER "count_changed_questions" AFTER UPDATE ON "questions" REFERENCING OLD TABLE AS "removed" NEW TABLE AS "added"
  FOR EACH STATEMENT EXECUTE FUNCTION count_changed_questions();
CREATE TRIGGER "count_removed_questions" AFTER DELETE ON "questions" REFERENCING OLD TABLE AS "removed"
  FOR EACH STATEMENT EXECUTE FUNCTION count_removed_questions();
