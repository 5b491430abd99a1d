-- A person's second step at sign-in. `secret` is encrypted; it counts once `confirmed_at` is set. `last_step` is the
-- 30 seconds whose code was used last, so that no code works twice.
CREATE TABLE "one_time_codes" (
    "user_id" TEXT COLLATE "C" NOT NULL,
    "secret" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "one_time_codes_pkey" PRIMARY KEY ("user_id"),
    CONSTRAINT "one_time_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Codes for the day the app is lost. A used one is deleted. Only hashes are kept.
CREATE TABLE "recovery_codes" (
    "user_id" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("user_id", "hash"),
    CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "one_time_codes"("user_id") ON DELETE CASCADE ON UPDATE CASCADE
);
