import Link from "next/link";
import type { ReactNode } from "react";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { percent } from "../endpoint-words.ts";
import { stateOf } from "./log/delivery-words.ts";

/** The endpoint in three figures; each leads to the deliveries that it counts. */
export function HealthFigures({ endpoint: { id, health } }: { endpoint: Endpoint }) {
  const { success_rate, waiting, next_attempt_at, last_delivery } = health;
  return (
    <div className="flex divide-x divide-line border-line border-b max-md:grid max-md:grid-cols-3">
      <Figure
        label="Delivered, 24 h"
        href={`/webhooks/${id}?status=succeeded`}
        note={success_rate === null ? "nothing sent yet" : "of what was sent"}
      >
        {success_rate === null ? "–" : `${percent(success_rate)} %`}
      </Figure>
      <Figure
        label="Waiting"
        href={`/webhooks/${id}?status=unsent`}
        note={next_attempt_at ? <NextDue at={next_attempt_at} /> : waiting > 0 ? "on hold" : "all is sent"}
      >
        {waiting >= 10_000 ? "10,000+" : waiting.toLocaleString("en-GB")}
      </Figure>
      <Figure
        label="Last attempt"
        href={`/webhooks/${id}`}
        note={
          last_delivery ? stateOf({ status: last_delivery.status, in_flight: false }).word.toLowerCase() : "none yet"
        }
      >
        {last_delivery ? <RelativeTime at={last_delivery.at} /> : "–"}
      </Figure>
    </div>
  );
}

function NextDue({ at }: { at: string }) {
  return (
    <>
      next <RelativeTime at={at} />
    </>
  );
}

function Figure(props: { label: string; href: string; note: ReactNode; children: ReactNode }) {
  return (
    <Link
      href={props.href}
      className="flex min-w-0 flex-col px-6 py-3 hover:bg-hover focus-visible:-outline-offset-2 max-md:px-4 md:min-w-40"
    >
      <span className="truncate text-ink-2 text-meta">{props.label}</span>
      <span className="whitespace-nowrap text-figure-sm text-ink">{props.children}</span>
      <span className="truncate text-ink-3 text-meta">{props.note}</span>
    </Link>
  );
}
