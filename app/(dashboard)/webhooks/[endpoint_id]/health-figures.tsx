import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { Due } from "../due.tsx";
import { percent } from "../endpoint-words.ts";
import { duration, stateOf } from "./log/delivery-words.ts";

/** The endpoint in figures; each leads to its deliveries. */
export function HealthFigures({ endpoint: { id, health } }: { endpoint: Endpoint }) {
  const { success_rate, waiting, last_delivery, given_up, duration_ms_p95 } = health;
  const log = `/webhooks/${id}`;
  return (
    <div className="grid shrink-0 auto-cols-fr grid-flow-col divide-x divide-line border-line border-b">
      <Figure label="Delivered" href={`${log}?status=succeeded`} note="in 24 h">
        {success_rate === null ? "–" : `${percent(success_rate)}%`}
      </Figure>
      <Figure label="Waiting" href={`${log}?status=unsent`} note={<WaitingNote health={health} />}>
        {waiting >= 10_000 ? "10,000+" : waiting.toLocaleString("en-GB")}
      </Figure>
      <Figure label="Given up" href={`${log}?status=failed`} note="in 24 h">
        {given_up.toLocaleString("en-GB")}
      </Figure>
      <Figure label="Answer time" href={log} note="p95, 24 h">
        {duration_ms_p95 === null ? "–" : duration(duration_ms_p95)}
      </Figure>
      <Figure
        label="Last attempt"
        href={log}
        note={last_delivery ? stateOf({ ...last_delivery, in_flight: false }).word.toLowerCase() : "none yet"}
        className="max-lg:hidden"
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

function Figure(props: { label: string; href: string; note: ReactNode; className?: string; children: ReactNode }) {
  return (
    <Link
      href={props.href}
      className={clsx(
        "flex min-w-0 flex-col px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2 max-md:px-3 max-md:first:pl-4 md:first:pl-6",
        props.className,
      )}
    >
      <span className="truncate text-ink-2 text-meta">{props.label}</span>
      <span className="whitespace-nowrap text-figure-sm text-ink">{props.children}</span>
      <span className="truncate text-ink-3 text-meta">{props.note}</span>
    </Link>
  );
}
