-- Keys with a limit of their own and their successors, the sealed audit log, sessions that can be ended, invitations.
ALTER TABLE "api_keys"
    ADD COLUMN "rate_limit" INTEGER,
    ADD COLUMN "replaces" TEXT COLLATE "C",
    ADD COLUMN "replaced_by" TEXT COLLATE "C",
    ADD COLUMN "announced_days" INTEGER;

-- Seals are added later, by the worker, in commit order.
ALTER TABLE "audit_logs"
    ADD COLUMN "seq" BIGINT,
    ADD COLUMN "prev_hash" TEXT COLLATE "C",
    ADD COLUMN "hash" TEXT COLLATE "C";

CREATE TABLE "audit_chains" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "signature" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "verified_seq" BIGINT,
    "faults" JSON,

    CONSTRAINT "audit_chains_pkey" PRIMARY KEY ("merchant_id")
);

CREATE TABLE "sessions" (
    "id" TEXT COLLATE "C" NOT NULL,
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "user_id" TEXT COLLATE "C" NOT NULL,
    "address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "invitations" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("merchant_id","id")
);

-- From the hash of a link's token to what it opens: like api_key_hashes, a look-up that does not know the merchant yet.
CREATE TABLE "link_tokens" (
    "hash" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT NOT NULL,
    "merchant_id" TEXT COLLATE "C",
    "subject_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_tokens_pkey" PRIMARY KEY ("hash")
);

CREATE UNIQUE INDEX "audit_logs_merchant_id_seq_key" ON "audit_logs"("merchant_id", "seq");
CREATE INDEX "audit_logs_merchant_id_actor_id_created_at_id_idx" ON "audit_logs"("merchant_id", "actor_id", "created_at" DESC, "id" DESC);
CREATE INDEX "audit_logs_merchant_id_target_id_created_at_id_idx" ON "audit_logs"("merchant_id", "target_id", "created_at" DESC, "id" DESC);
CREATE INDEX "audit_logs_unsealed_idx" ON "audit_logs"("xid", "id") WHERE "seq" IS NULL;
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");
CREATE INDEX "sessions_merchant_id_user_id_idx" ON "sessions"("merchant_id", "user_id");
CREATE INDEX "link_tokens_subject_id_idx" ON "link_tokens"("subject_id");

ALTER TABLE "sessions" ADD CONSTRAINT "sessions_merchant_id_user_id_fkey" FOREIGN KEY ("merchant_id", "user_id") REFERENCES "memberships"("merchant_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "api_keys" ADD CHECK ("rate_limit" > 0);
ALTER TABLE "invitations" ADD CHECK ("role" IN ('owner', 'admin', 'developer', 'analyst', 'support'));
ALTER TABLE "link_tokens" ADD CHECK ("kind" IN ('invitation', 'password_reset'));
