-- Which workers live, told to every process. One that is killed leaves its row to grow old.
CREATE TABLE "worker_heartbeats" (
    "id" TEXT COLLATE "C" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeats_pkey" PRIMARY KEY ("id")
);
