-- The words of a message, each led by a mark of its merchant. In an index of these, looking up the beginning of a word reads
-- no other merchant's words, and takes no list of all the merchant's messages to tell them apart (measured over 8,000,000
-- messages of 10 merchants, two words of the largest one: 430 ms before, 50 ms now).
CREATE FUNCTION merchant_words("merchant" text, "content" text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  array_to_tsvector(string_to_array(right("merchant", 8)
    || array_to_string(tsvector_to_array(search_words("content")), ' ' || right("merchant", 8)), ' '));

DROP INDEX "messages_words_idx";
CREATE INDEX "messages_words_idx" ON "messages" USING GIN (merchant_words("merchant_id", "content"));
