-- As before, but that the empty term, which counts the questions, is appended as a term and not as a list.
CREATE OR REPLACE FUNCTION change_question_counts("changes" "question_change"[]) RETURNS void LANGUAGE plpgsql AS $$
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
  FROM unnest("changes") d CROSS JOIN LATERAL unnest(array_append(d."terms", '')) t
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
