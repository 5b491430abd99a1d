-- What later changes would hide: how soon a conversation was reopened after an end, the shortest time of several, and
-- when its cart was first left behind, even if it was bought after all.
ALTER TABLE "conversations"
    ADD COLUMN "reopened_after_seconds" INTEGER,
    ADD COLUMN "cart_left_at" TIMESTAMPTZ(3);
