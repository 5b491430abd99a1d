-- Files that lie elsewhere.
ALTER TABLE "messages" ADD COLUMN "attachments" JSONB NOT NULL DEFAULT '[]';

-- Search also drops Hebrew points and Arabic vowel signs, and finds pictures; lib/fold.ts does the same.
CREATE OR REPLACE FUNCTION search_text("content" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  lower(CASE WHEN octet_length("content") = length("content") THEN "content"
    ELSE translate(normalize(regexp_replace(normalize("content", NFKD),
      '[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]', '', 'g'), NFC), 'ς', 'σ') END);

-- The words of a text that is not ASCII, folded before. Scripts without spaces are cut into all pairs of neighbours,
-- once from the first letter and once from the second: a pair is rarer than a letter, and needs no positions, of which
-- PostgreSQL keeps 256 a word and none beyond 16,383. Pictures are words by themselves, whatever the locale thinks.
CREATE FUNCTION search_words_of_folded("folded" text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  to_tsvector('simple'::regconfig,
    regexp_replace(
      translate(regexp_replace("folded", '[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]', ' ', 'g'), '-@./_:&<>+', '          ')
        , '([\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003134f]{1,2})', ' \1 ', 'g')
    || ' ' || coalesce((SELECT string_agg(regexp_replace(substr("run"[1], 2), '(..?)', ' \1 ', 'g'), ' ')
        FROM regexp_matches("folded", '[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003134f]{2,}', 'g') AS "run"), ''))
  || array_to_tsvector(ARRAY(SELECT DISTINCT "picture"[1]
        FROM regexp_matches("folded", '[\u2190-\u2bff\U0001f000-\U0001faff]', 'g') AS "picture"));

CREATE OR REPLACE FUNCTION search_words("content" text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN octet_length("content") = length("content")
    THEN to_tsvector('simple'::regconfig, translate("content", '-@./_:&<>+', '          '))
    ELSE search_words_of_folded(search_text("content")) END;

-- Tags as one text, of which any part is found.
CREATE FUNCTION search_tags("tags" text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  search_text(array_to_string("tags", ' '));

DROP INDEX "messages_words_idx";
CREATE INDEX "messages_words_idx" ON "messages" USING GIN ("merchant_id", search_words("content"));
REINDEX INDEX "customers_text_idx";

-- One index for all that is looked up by value and may be rare; what is frequent is found by walking in the list's order.
DROP INDEX "conversations_tags_idx";
CREATE INDEX "conversations_values_idx" ON "conversations" USING GIN ("merchant_id", "tags", search_tags("tags") gin_trgm_ops,
  "metadata" jsonb_path_ops, "channel", "device_type", "language", "priority", "resolution_status", "assigned_to",
  "purchase_intent");

-- Orders of the list. Rows without the value are read as a part of their own, so one index serves both directions.
CREATE INDEX "conversations_merchant_id_message_count_id_idx" ON "conversations"("merchant_id", "message_count" DESC, "id" DESC);
CREATE INDEX "conversations_duration_idx" ON "conversations"("merchant_id", "duration_seconds" DESC NULLS LAST, "id" DESC);
CREATE INDEX "conversations_satisfaction_idx" ON "conversations"("merchant_id", "satisfaction_score" DESC NULLS LAST, "id" DESC);

-- What few conversations have.
CREATE INDEX "conversations_escalated_idx" ON "conversations"("merchant_id", "started_at" DESC, "id" DESC) WHERE "escalated_at" IS NOT NULL;
CREATE INDEX "conversations_cart_idx" ON "conversations"("merchant_id", "started_at" DESC, "id" DESC) WHERE "cart_value_minor" IS NOT NULL;
CREATE INDEX "conversations_abandoned_idx" ON "conversations"("merchant_id", "started_at" DESC, "id" DESC) WHERE "cart_abandoned";
CREATE INDEX "conversations_purchased_idx" ON "conversations"("merchant_id", "started_at" DESC, "id" DESC) WHERE "purchased_at" IS NOT NULL;
CREATE INDEX "conversations_high_value_idx" ON "conversations"("merchant_id", "started_at" DESC, "id" DESC) WHERE "high_value_at" IS NOT NULL;
