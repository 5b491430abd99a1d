-- A ticket opens one stream for the key that asked for it. Only its hash is kept.
CREATE TABLE "stream_tickets" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "key_id" TEXT COLLATE "C" NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stream_tickets_pkey" PRIMARY KEY ("hash")
);

CREATE INDEX "stream_tickets_expires_at_idx" ON "stream_tickets"("expires_at");
