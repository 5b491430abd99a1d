import { firstMessage } from "./messages.ts";
import { customerId, customerOf, merchantOf } from "./shops.ts";
import { chance, hash, idSql, oneOf, pick } from "./sql.ts";
import { firstNames, lastNames } from "./words.ts";

export type Size = { conversations: number; customers: number };
export type Span = { start: string; end: string; days: number };

const languages = { en: 5600, de: 1500, fr: 1000, es: 900, zh: 600, ar: 300, pt: 99, is: 1 };
const channels = { web: 7000, app: 2000, whatsapp: 750, email: 240, kiosk: 10 };
const devices = { mobile: 6000, desktop: 3400, tablet: 400, other: 100, null: 100 };
const commonTags = { shipping: 30, returns: 20, size: 18, stock: 14, payment: 8, voucher: 6, gift: 3, complaint: 1 };
const otherTags = { null: 600, "first order": 200, repeat: 150, advice: 50 };
const rareTags = { null: 9_000, newsletter: 700, wholesale: 250, fraud: 45, legal: 5 };
const scores = { null: 6500, 5: 1700, 4: 1000, 3: 450, 2: 200, 1: 120, 0: 30 };
/** Eight on average. */
const messageCounts = [2, 4, 4, 6, 6, 8, 8, 10, 12, 20];

/** More per day towards the end of the span; the newest have the highest numbers, as if they had arrived so. */
const startedAt = ({ conversations }: Size, { end, days }: Span) =>
  `date_trunc('milliseconds', timestamptz '${end}' - ${days} * interval '1 day' * (1 - sqrt(n / ${conversations}.0::float8))
     - ${hash("n", 1)} % 600000 * interval '1 millisecond')`;

export const makeConversations = (size: Size, span: Span) => `
  INSERT INTO conversations (merchant_id, id, external_id, customer_id, status, channel, page_url, device_type,
    language, initial_message, tags, priority, metadata, context, message_count, satisfaction_score, resolution_status,
    escalation_reason, escalated_at, first_response_ms, cart_value_minor, cart_currency, cart_items, cart_abandoned,
    cart_updated_at, purchase_intent, purchased_at, purchase_order_id, purchase_minor, purchase_currency, assigned_to,
    nps_score, feedback_at, reopened_count, started_at, completed_at, duration_seconds, last_message_at, created_at,
    updated_at)
  SELECT ${merchantOf("n")}, ${idSql("conv", "at", "n")}, CASE WHEN n % 3 = 0 THEN 'chat-' || n END,
    ${customerId("c", span.start)}, status, ${pick("n", 10, channels)}, 'https://shop.example/products/' || n % 1900,
    ${pick("n", 11, devices)}, a.language, ${firstMessage("g.n", "a.language")},
    array_remove(ARRAY[${pick("n", 13, commonTags)}, ${pick("n", 14, otherTags)},
      ${pick("n", 15, rareTags)}], NULL), ${pick("n", 16, { normal: 900, low: 60, high: 35, urgent: 5 })},
    jsonb_build_object('order', 'SG' || 1000000 + n, 'campaign', ${pick("n", 17, { none: 80, spring: 12, autumn: 8 })})
      || CASE WHEN n % 1009 = 0 THEN '{"vip": true}'::jsonb ELSE '{}' END,
    jsonb_build_object('plan', ${pick("n", 18, { free: 8, plus: 2 })}), messages, score, CASE status
      WHEN 'resolved' THEN 'resolved' WHEN 'closed' THEN ${pick("n", 19, { unresolved: 7, abandoned: 3 })} END,
    CASE WHEN handed_over THEN ${pick("n", 20, { "asked for a person": 6, complaint: 3, payment: 1 })} END,
    CASE WHEN handed_over THEN at + interval '2 minutes' END, CASE WHEN messages > 2 THEN 600 + ${hash("n", 21)} % 9000 END,
    cart, CASE WHEN cart IS NOT NULL THEN 'EUR' END, CASE WHEN cart IS NOT NULL THEN '[]'::jsonb END,
    CASE WHEN cart IS NOT NULL THEN NOT bought END, CASE WHEN cart IS NOT NULL THEN at END,
    ${pick("n", 22, { null: 60, low: 20, medium: 14, high: 6 })}, CASE WHEN bought THEN at + interval '20 minutes' END,
    CASE WHEN bought THEN 'SG' || 1000000 + n END, CASE WHEN bought THEN cart END, CASE WHEN bought THEN 'EUR' END,
    CASE WHEN handed_over THEN 'usr_' || lpad((n % 12)::text, 26, '0') END,
    CASE WHEN n % 31 = 0 THEN ${hash("n", 23)} % 11 END, CASE WHEN score IS NOT NULL THEN done END,
    CASE WHEN n % 53 = 0 THEN 1 ELSE 0 END, at, CASE WHEN status IN ('resolved', 'closed') THEN done END,
    CASE WHEN status IN ('resolved', 'closed') THEN lasted END, done, at, done
  FROM generate_series(1, ${size.conversations}::bigint) g (n)
  CROSS JOIN LATERAL (SELECT ${pick("n", 12, languages)} AS language, ${startedAt(size, span)} AS at, ${customerOf("n", size.customers)} AS c,
    (${chance("n", 5)} < 0.03) AS handed_over, 60 + (3000 * power(${chance("n", 6)}, 3))::int AS lasted,
    ${pick("n", 7, scores)}::numeric AS score, ('{${messageCounts.join(",")}}'::int[])[1 + ${hash("n", 8)} % 10] AS messages,
    CASE WHEN ${chance("n", 9)} < 0.25 THEN (900 + 40000 * power(${chance("n", 24)}, 4))::bigint END AS cart,
    (${chance("n", 9)} < 0.08) AS bought) AS a
  CROSS JOIN LATERAL (SELECT at + lasted * interval '1 second' AS done,
    CASE WHEN n > ${size.conversations} * 0.997 THEN CASE WHEN handed_over THEN 'escalated' ELSE 'active' END
      ELSE ${pick("n", 25, { resolved: 7000, closed: 2980, escalated: 15, active: 5 })} END AS status) AS b`;

/** Those who had a conversation, with when they were there. */
export const makeCustomers = () => `
  INSERT INTO customers (merchant_id, id, external_id, email, name, phone, language, tags, preferences, metadata,
    first_seen_at, last_seen_at, created_at, updated_at)
  SELECT merchant_id, customer_id, CASE WHEN c % 5 > 0 THEN 'C-' || 100000 + c END,
    CASE WHEN c % 20 > 0 THEN lower(translate(first || '.' || last, 'éüí''', 'eui')) || c || '@example.com' END, first || ' ' || last,
    CASE WHEN c % 3 = 0 THEN '+44 20 ' || 7000000 + c END, ${pick("c", 29, languages)},
    array_remove(ARRAY[${pick("c", 30, { null: 70, newsletter: 20, loyal: 9, wholesale: 1 })}], NULL),
    jsonb_build_object('size', ${pick("c", 31, { S: 2, M: 5, L: 3 })}), jsonb_build_object('plan', ${pick("c", 32, { free: 8, plus: 2 })}),
    first_seen, last_seen, first_seen, last_seen
  FROM (SELECT merchant_id, customer_id, substr(customer_id, 16)::bigint AS c, min(started_at) AS first_seen, max(started_at) AS last_seen
        FROM conversations GROUP BY merchant_id, customer_id) seen
  CROSS JOIN LATERAL (SELECT ${oneOf("c", 33, firstNames)} AS first,
    ${oneOf("c", 34, lastNames)} AS last) AS name`;
