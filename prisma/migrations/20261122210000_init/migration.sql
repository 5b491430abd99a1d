-- Made from schema.prisma; by hand: "C" collation of ids, partitions, checks, foreign keys within a merchant, and the
-- indexes that Prisma cannot say.

CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE "merchants" (
    "id" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "merchants_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "users" (
    "id" TEXT COLLATE "C" NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "memberships" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "user_id" TEXT COLLATE "C" NOT NULL,
    "role" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("merchant_id","user_id")
);

CREATE TABLE "api_keys" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "scopes" TEXT[] NOT NULL DEFAULT '{}',
    "allowed_addresses" TEXT[] NOT NULL DEFAULT '{}',
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_address" TEXT,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("merchant_id","id")
);

CREATE TABLE "api_key_hashes" (
    "hash" TEXT COLLATE "C" NOT NULL,
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "key_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "api_key_hashes_pkey" PRIMARY KEY ("hash")
);

CREATE TABLE "ip_allowlist" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "cidr" TEXT NOT NULL,
    "note" TEXT,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ip_allowlist_pkey" PRIMARY KEY ("merchant_id","id")
);

CREATE TABLE "customers" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "external_id" TEXT,
    "email" TEXT,
    "name" TEXT,
    "phone" TEXT,
    "language" TEXT,
    "tags" TEXT[] NOT NULL DEFAULT '{}',
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("merchant_id","id")
);

CREATE TABLE "customer_notes" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "customer_id" TEXT COLLATE "C" NOT NULL,
    "author" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_notes_pkey" PRIMARY KEY ("merchant_id","id")
);

CREATE TABLE "conversations" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "external_id" TEXT,
    "customer_id" TEXT COLLATE "C" NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "channel" TEXT NOT NULL DEFAULT 'web',
    "page_url" TEXT,
    "device_type" TEXT,
    "language" TEXT,
    "initial_message" TEXT,
    "tags" TEXT[] NOT NULL DEFAULT '{}',
    "priority" TEXT NOT NULL DEFAULT 'normal',
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "context" JSONB NOT NULL DEFAULT '{}',
    "message_count" INTEGER NOT NULL DEFAULT 0,
    "satisfaction_score" DECIMAL(3,2),
    "resolution_status" TEXT,
    "escalation_reason" TEXT,
    "escalated_at" TIMESTAMPTZ(3),
    "first_response_ms" INTEGER,
    "cart_value_minor" BIGINT,
    "cart_currency" TEXT,
    "cart_items" JSONB,
    "cart_abandoned" BOOLEAN,
    "purchase_intent" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "duration_seconds" INTEGER,
    "last_message_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("merchant_id","id")
);

CREATE TABLE "messages" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "conversation_id" TEXT COLLATE "C" NOT NULL,
    "role" TEXT NOT NULL,
    "author" TEXT,
    "content" TEXT NOT NULL,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("merchant_id","id")
);

CREATE TABLE "conversation_notes" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "conversation_id" TEXT COLLATE "C" NOT NULL,
    "author" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_notes_pkey" PRIMARY KEY ("merchant_id","id")
);

CREATE TABLE "events" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "type" TEXT NOT NULL,
    "conversation_id" TEXT COLLATE "C",
    "customer_id" TEXT COLLATE "C",
    "data" JSON NOT NULL,

    CONSTRAINT "events_pkey" PRIMARY KEY ("merchant_id","created_at","id")
) PARTITION BY RANGE ("created_at");

CREATE TABLE "webhook_endpoints" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT,
    "event_types" TEXT[] NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'enabled',
    "status_reason" TEXT,
    "secret_ciphertext" TEXT NOT NULL,
    "timeout_ms" INTEGER NOT NULL DEFAULT 15000,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("merchant_id","id")
);

CREATE TABLE "webhook_deliveries" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "endpoint_id" TEXT COLLATE "C" NOT NULL,
    "event_id" TEXT COLLATE "C" NOT NULL,
    "event_created_at" TIMESTAMPTZ(3) NOT NULL,
    "event_type" TEXT NOT NULL,
    "conversation_id" TEXT COLLATE "C",
    "customer_id" TEXT COLLATE "C",
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempt_count" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "claim_id" TEXT COLLATE "C",
    "last_status_code" INTEGER,
    "last_error_code" TEXT,
    "last_error" TEXT,
    "last_duration_ms" INTEGER,
    "completed_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("merchant_id","created_at","id")
) PARTITION BY RANGE ("created_at");

CREATE TABLE "webhook_attempts" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "delivery_id" TEXT COLLATE "C" NOT NULL,
    "delivery_created_at" TIMESTAMPTZ(3) NOT NULL,
    "endpoint_id" TEXT COLLATE "C" NOT NULL,
    "attempt_number" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "status_code" INTEGER,
    "error_code" TEXT,
    "error" TEXT,
    "dns_ms" DOUBLE PRECISION,
    "connect_ms" DOUBLE PRECISION,
    "tls_ms" DOUBLE PRECISION,
    "first_byte_ms" DOUBLE PRECISION,
    "duration_ms" DOUBLE PRECISION NOT NULL,
    "request_headers" JSON NOT NULL,
    "response_headers" JSON,
    "response_body" TEXT,
    "delivery_status" TEXT NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_attempts_pkey" PRIMARY KEY ("merchant_id","created_at","id")
) PARTITION BY RANGE ("created_at");

CREATE TABLE "request_logs" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "method" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "duration_ms" DOUBLE PRECISION NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT COLLATE "C" NOT NULL,
    "address" TEXT,
    "user_agent" TEXT,
    "request_bytes" INTEGER NOT NULL,
    "response_bytes" INTEGER NOT NULL,
    "error" JSON,

    CONSTRAINT "request_logs_pkey" PRIMARY KEY ("merchant_id","created_at","id")
) PARTITION BY RANGE ("created_at");

CREATE TABLE "audit_logs" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT COLLATE "C" NOT NULL,
    "actor_name" TEXT NOT NULL,
    "address" TEXT,
    "action" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" TEXT COLLATE "C" NOT NULL,
    "changes" JSON NOT NULL,
    "request_id" TEXT COLLATE "C",
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_logs_pkey" PRIMARY KEY ("merchant_id","id")
);

CREATE TABLE "idempotency_records" (
    "merchant_id" TEXT COLLATE "C" NOT NULL,
    "actor_id" TEXT COLLATE "C" NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "response_status" INTEGER,
    "response_headers" JSON,
    "response_body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_records_pkey" PRIMARY KEY ("merchant_id","actor_id","key")
);

CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);
CREATE UNIQUE INDEX "merchants_slug_key" ON "merchants"("slug");
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");
CREATE UNIQUE INDEX "ip_allowlist_merchant_id_cidr_key" ON "ip_allowlist"("merchant_id", "cidr");
CREATE INDEX "customers_merchant_id_last_seen_at_id_idx" ON "customers"("merchant_id", "last_seen_at" DESC, "id" DESC);
CREATE UNIQUE INDEX "customers_merchant_id_external_id_key" ON "customers"("merchant_id", "external_id");
CREATE UNIQUE INDEX "customers_merchant_id_email_key" ON "customers"("merchant_id", "email");
CREATE INDEX "customer_notes_merchant_id_customer_id_created_at_idx" ON "customer_notes"("merchant_id", "customer_id", "created_at");
CREATE INDEX "conversations_merchant_id_started_at_id_idx" ON "conversations"("merchant_id", "started_at" DESC, "id" DESC);
CREATE INDEX "conversations_merchant_id_created_at_id_idx" ON "conversations"("merchant_id", "created_at" DESC, "id" DESC);
CREATE INDEX "conversations_merchant_id_updated_at_id_idx" ON "conversations"("merchant_id", "updated_at" DESC, "id" DESC);
CREATE INDEX "conversations_merchant_id_status_started_at_id_idx" ON "conversations"("merchant_id", "status", "started_at" DESC, "id" DESC);
CREATE INDEX "conversations_merchant_id_customer_id_started_at_id_idx" ON "conversations"("merchant_id", "customer_id", "started_at" DESC, "id" DESC);
CREATE UNIQUE INDEX "conversations_merchant_id_external_id_key" ON "conversations"("merchant_id", "external_id");
CREATE INDEX "messages_merchant_id_conversation_id_sent_at_id_idx" ON "messages"("merchant_id", "conversation_id", "sent_at", "id");
CREATE INDEX "conversation_notes_merchant_id_conversation_id_created_at_idx" ON "conversation_notes"("merchant_id", "conversation_id", "created_at");
CREATE INDEX "events_xid_id_idx" ON "events"("xid", "id");
CREATE INDEX "events_merchant_id_xid_id_idx" ON "events"("merchant_id", "xid", "id");
CREATE INDEX "webhook_deliveries_xid_id_idx" ON "webhook_deliveries"("xid", "id");
CREATE INDEX "webhook_deliveries_merchant_id_xid_id_idx" ON "webhook_deliveries"("merchant_id", "xid", "id");
CREATE INDEX "webhook_deliveries_merchant_id_endpoint_id_created_at_id_idx" ON "webhook_deliveries"("merchant_id", "endpoint_id", "created_at" DESC, "id" DESC);
CREATE INDEX "webhook_deliveries_merchant_id_event_id_idx" ON "webhook_deliveries"("merchant_id", "event_id");
CREATE INDEX "webhook_attempts_xid_id_idx" ON "webhook_attempts"("xid", "id");
CREATE INDEX "webhook_attempts_merchant_id_xid_id_idx" ON "webhook_attempts"("merchant_id", "xid", "id");
CREATE INDEX "webhook_attempts_merchant_id_delivery_id_created_at_idx" ON "webhook_attempts"("merchant_id", "delivery_id", "created_at");
CREATE INDEX "audit_logs_merchant_id_created_at_id_idx" ON "audit_logs"("merchant_id", "created_at" DESC, "id" DESC);
CREATE INDEX "idempotency_records_expires_at_idx" ON "idempotency_records"("expires_at");

ALTER TABLE "memberships" ADD CONSTRAINT "memberships_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- References stay within a merchant.
ALTER TABLE "api_key_hashes" ADD FOREIGN KEY ("merchant_id", "key_id") REFERENCES "api_keys"("merchant_id", "id") ON DELETE CASCADE;
ALTER TABLE "customer_notes" ADD FOREIGN KEY ("merchant_id", "customer_id") REFERENCES "customers"("merchant_id", "id") ON DELETE CASCADE;
ALTER TABLE "conversations" ADD FOREIGN KEY ("merchant_id", "customer_id") REFERENCES "customers"("merchant_id", "id");
ALTER TABLE "messages" ADD FOREIGN KEY ("merchant_id", "conversation_id") REFERENCES "conversations"("merchant_id", "id") ON DELETE CASCADE;
ALTER TABLE "conversation_notes" ADD FOREIGN KEY ("merchant_id", "conversation_id") REFERENCES "conversations"("merchant_id", "id") ON DELETE CASCADE;

ALTER TABLE "memberships" ADD CHECK ("role" IN ('owner', 'admin', 'developer', 'analyst', 'support'));
ALTER TABLE "memberships" ADD CHECK ("status" IN ('active', 'removed'));
ALTER TABLE "conversations" ADD CHECK ("status" IN ('active', 'escalated', 'resolved', 'closed'));
ALTER TABLE "conversations" ADD CHECK ("satisfaction_score" BETWEEN 0 AND 5);
ALTER TABLE "messages" ADD CHECK ("role" IN ('customer', 'assistant', 'agent', 'system'));
ALTER TABLE "webhook_endpoints" ADD CHECK ("status" IN ('enabled', 'paused', 'disabled'));
ALTER TABLE "webhook_deliveries" ADD CHECK ("status" IN ('pending', 'retrying', 'succeeded', 'failed', 'canceled'));

-- Search: words of messages within a merchant, and any part of a customer's name, address or number.
CREATE INDEX "messages_words_idx" ON "messages" USING GIN ("merchant_id", to_tsvector('simple', "content"));
CREATE INDEX "customers_text_idx" ON "customers" USING GIN ("merchant_id", (lower(coalesce("name", '') || ' ' || coalesce("email", '') || ' ' || coalesce("external_id", ''))) gin_trgm_ops);
CREATE INDEX "conversations_tags_idx" ON "conversations" USING GIN ("merchant_id", "tags");

-- The queue holds only what is still to be sent, so that its speed does not depend on history.
CREATE INDEX "webhook_deliveries_due_idx" ON "webhook_deliveries" ("next_attempt_at") WHERE "status" IN ('pending', 'retrying');

-- A month's partition each, and a default so that no row is ever refused.
CREATE FUNCTION ensure_monthly_partitions("parent" regclass, "first" date, "months" integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "start" date := date_trunc('month', "first");
  "name" text;
BEGIN
  FOR i IN 1.."months" LOOP
    "name" := "parent"::text || to_char("start", '"_"YYYY"_"MM');
    IF to_regclass("name") IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)', "name", "parent",
        "start"::text || ' 00:00:00+00', ("start" + interval '1 month')::date::text || ' 00:00:00+00');
    END IF;
    "start" := "start" + interval '1 month';
  END LOOP;
END $$;

CREATE TABLE "events_default" PARTITION OF "events" DEFAULT;
CREATE TABLE "webhook_deliveries_default" PARTITION OF "webhook_deliveries" DEFAULT;
CREATE TABLE "webhook_attempts_default" PARTITION OF "webhook_attempts" DEFAULT;
CREATE TABLE "request_logs_default" PARTITION OF "request_logs" DEFAULT;

SELECT ensure_monthly_partitions("parent"::regclass, (now() - interval '4 months')::date, 8)
FROM unnest(ARRAY['events', 'webhook_deliveries', 'webhook_attempts', 'request_logs']) AS "parent";
