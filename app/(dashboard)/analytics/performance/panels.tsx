import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { Leader, Leaders } from "#components/ui/leader.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Performance } from "#lib/domain/analytics/performance/hooks.ts";
import { count, inOwnUnit } from "../../figure-words.ts";
import { milliseconds, orNull, percentage } from "../calls/writing.ts";

const UNKNOWN = "–";

/** How webhooks fared in these days: your endpoints' answers, and how long an event took to arrive. */
export function WebhookTimes({ webhooks }: { webhooks: Performance["webhooks"] }) {
  const { attempts, success_rate, gave_up, answer_ms, arrival_ms } = webhooks;
  const seconds = (value: number) => inOwnUnit(value / 1000);
  return (
    <Section title="Webhooks" aside={<ArrowLink href="/webhooks">Your endpoints</ArrowLink>}>
      <Leaders>
        <Leader label="Attempts" value={count(attempts)} />
        <Leader label="Taken by your endpoints" value={orNull(success_rate, percentage) ?? UNKNOWN} />
        <Leader label="Given up" value={count(gave_up)} />
        <Leader label="Half answered within" value={orNull(answer_ms.p50, milliseconds) ?? UNKNOWN} />
        <Leader label="95 % answered within" value={orNull(answer_ms.p95, milliseconds) ?? UNKNOWN} />
        <Leader label="Half arrived within" value={orNull(arrival_ms.p50, seconds) ?? UNKNOWN} />
        <Leader label="95 % arrived within" value={orNull(arrival_ms.p95, seconds) ?? UNKNOWN} />
      </Leaders>
    </Section>
  );
}

/** What waits at this moment, whatever the days above. */
export function QueueNow({ queue }: { queue: Performance["queue"] }) {
  return (
    <Section title="Waiting now" note="whatever the days above">
      <Leaders>
        <Leader label="Deliveries still to be made" value={count(queue.waiting)} />
        <Leader
          label="The oldest is due for"
          value={queue.oldest_due_seconds === null ? "none is due" : inOwnUnit(queue.oldest_due_seconds)}
        />
      </Leaders>
    </Section>
  );
}
