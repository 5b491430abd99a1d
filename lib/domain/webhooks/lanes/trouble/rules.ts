import type { MerchantId } from "#lib/context.ts";
import type { NewEvent } from "#lib/domain/events/service.ts";
import type { Tally } from "../rules.ts";

/** An attempt that was written, and what the delivery became by it. */
export type Ended = {
  merchant_id: MerchantId;
  endpoint_id: string;
  delivery_id: string;
  event_id: string;
  event_type: string;
  url: string;
  test: boolean;
  attempt_number: number;
  outcome: "succeeded" | "failed";
  delivery_status: string;
  status_code: number | null;
  error_code: string | null;
  error: string | null;
  disables_endpoint: boolean;
  /** The endpoint had failures before. */
  troubled: boolean;
};

/** Something that its owner should hear of. */
export type Happening = { merchantId: MerchantId; endpointId: string; event: NewEvent };

export const isAboutWebhooks = (eventType: string): boolean => eventType.startsWith("webhook.");

/** How attempts went at each endpoint whose state they may change; a test, or a fault of ours, says nothing of it. */
export function tallies(ended: readonly Ended[]): Map<string, Tally & { latest: Ended }> {
  const found = new Map<string, Tally & { latest: Ended }>();
  for (const attempt of ended) {
    if (attempt.test || attempt.error_code === "secret_unreadable") continue;
    const tally = found.get(attempt.endpoint_id) ?? { succeeded: 0, failed: 0, latest: attempt };
    tally[attempt.outcome] += 1;
    if (attempt.outcome === "failed") tally.latest = attempt;
    found.set(attempt.endpoint_id, tally);
  }
  const concerned = new Set(
    ended.filter((one) => one.troubled || one.outcome === "failed").map((one) => one.endpoint_id),
  );
  return new Map([...found].filter(([endpointId]) => concerned.has(endpointId)));
}

/** Where deliveries go, without what may be secret in it. */
export function shownUrl(url: string): string {
  const { origin, pathname } = URL.parse(url) ?? { origin: url.split("?")[0] ?? "", pathname: "" };
  return `${origin}${pathname}`;
}

const lastError = ({ error_code: code, error: message }: Ended) => (code ? { code, message: message ?? "" } : null);

/** Deliveries that were given up. Not those of events about webhooks: two endpoints would tell each other for ever. */
export function exhausted(ended: readonly Ended[]): Happening[] {
  const over = ended.filter(
    (one) =>
      one.delivery_status === "failed" && !one.test && !one.disables_endpoint && !isAboutWebhooks(one.event_type),
  );
  return over.map((one) => ({
    merchantId: one.merchant_id,
    endpointId: one.endpoint_id,
    event: {
      type: "webhook.delivery_exhausted" as const,
      about_endpoint_id: one.endpoint_id,
      data: {
        endpoint_id: one.endpoint_id,
        url: shownUrl(one.url),
        delivery_id: one.delivery_id,
        event_id: one.event_id,
        event_type: one.event_type,
        attempt_count: one.attempt_number,
        last_status_code: one.status_code,
        last_error: lastError(one),
      },
    },
  }));
}

type Told = { merchantId: MerchantId; endpointId: string; url: string };
const iso = (at: Date | null) => at?.toISOString() ?? null;

function happening(
  { merchantId, endpointId, url }: Told,
  type: NewEvent["type"],
  data: Record<string, unknown>,
): Happening {
  const event = { type, about_endpoint_id: endpointId, data: { endpoint_id: endpointId, url: shownUrl(url), ...data } };
  return { merchantId, endpointId, event };
}

export const failing = (about: Told, since: Date | null, disablesAt: Date | null, latest: Ended): Happening =>
  happening(about, "webhook.endpoint_failing", {
    failing_since: iso(since),
    disables_at: iso(disablesAt),
    last_error: lastError(latest),
  });

export const recovered = (about: Told, since: Date | null): Happening =>
  happening(about, "webhook.endpoint_recovered", { failing_since: iso(since) });

export const disabled = (about: Told, reason: "failing" | "gone", message: string, since: Date | null): Happening =>
  happening(about, "webhook.endpoint_disabled", { reason, message, failing_since: iso(since) });
