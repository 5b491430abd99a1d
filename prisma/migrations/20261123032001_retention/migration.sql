-- A mail about deliveries that were given up goes out at most once an hour for an endpoint.
ALTER TABLE "webhook_lanes" ADD COLUMN "exhausted_mailed_at" TIMESTAMPTZ(3);

-- How far a table's history was dropped: rows of transactions up to "xid", made before "before", may be missing.
CREATE TABLE "dropped_history" (
    "table_name" TEXT NOT NULL,
    "before" TIMESTAMPTZ(3) NOT NULL,
    "xid" xid8 NOT NULL,

    CONSTRAINT "dropped_history_pkey" PRIMARY KEY ("table_name")
);
