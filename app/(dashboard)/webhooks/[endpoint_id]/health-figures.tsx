import Link from "next/link";
import type { ReactNode } from "react";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { Due } from "../due.tsx";
import { percent } from "../endpoint-words.ts";
import { duration, stateOf } from "./log/delivery-words.ts";

/** The endpoint in figures; each leads to the deliveries that it counts. */
export function HealthFigures({ endpoint: { id, health } }: { endpoint: Endpoint }) {
  const { success_rate, waiting, last_delivery, given_up, duration_ms_p95 } = health;
  const log = `/webhooks/${id}`;
  return (
    <div className="grid shrink-0 gap-px overflow-hidden border-line border-b bg-line *:bg-sheet max-md:grid-cols-2 md:auto-cols-fr md:grid-flow-col">
      <Figure
        label="Delivered, 24 h"
        href={`${log}?status=succeeded`}
        note={success_rate === null ? "nothing sent" : "of what was sent"}
      >
        {success_rate === null ? "–" : `${percent(success_rate)}%`}
      </Figure>
      <Figure label="Waiting to be sent" href={`${log}?status=unsent`} note={<WaitingNote health={health} />}>
        {waiting >= 10_000 ? "10,000+" : waiting.toLocaleString("en-GB")}
      </Figure>
      <Figure
        label="Given up, 24 h"
        href={`${log}?status=failed`}
        note={given_up > 0 ? "not tried again" : "none lost"}
      >
        {given_up.toLocaleString("en-GB")}
      </Figure>
      <Figure label="Answer time, p95" href={log} note={duration_ms_p95 === null ? "nothing sent" : "last 24 h"}>
        {duration_ms_p95 === null ? "–" : duration(duration_ms_p95)}
      </Figure>
      <Figure
        label="Last attempt"
        href={log}
        note={last_delivery ? stateOf({ ...last_delivery, in_flight: false }).word.toLowerCase() : "none yet"}
      >
        {last_delivery ? <RelativeTime at={last_delivery.at} /> : "–"}
      </Figure>
    </div>
  );
}

function WaitingNote({ health: { waiting, next_attempt_at } }: Pick<Endpoint, "health">) {
  if (waiting === 0) return "all is sent";
  if (next_attempt_at === null) return "on hold";
  return (
    <>
      next <Due at={next_attempt_at} />
    </>
  );
}

function Figure(props: { label: string; href: string; note: ReactNode; children: ReactNode }) {
  return (
    <Link
      href={props.href}
      className="flex min-w-0 flex-col px-4 py-3 hover:!bg-hover focus-visible:-outline-offset-2 max-md:last:col-span-2 md:first:pl-6 md:last:pr-6"
    >
      <span className="truncate text-ink-2 text-meta">{props.label}</span>
      <span className="whitespace-nowrap text-figure-sm text-ink">{props.children}</span>
      <span className="truncate text-ink-3 text-meta">{props.note}</span>
    </Link>
  );
}
