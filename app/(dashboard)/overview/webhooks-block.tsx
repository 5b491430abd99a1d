"use client";

import Link from "next/link";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { MinuteRibbon } from "#components/ui/minute-ribbon.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StateMark } from "#components/ui/state.tsx";
import { useLastHour } from "#lib/domain/webhooks/deliveries/statistics/hooks.ts";
import { type Endpoint, useEndpoints } from "#lib/domain/webhooks/hooks.ts";
import { counted } from "../figure-words.ts";
import { nameOf, percent, stateOf } from "../webhooks/endpoint-words.ts";

const SHOWN = 6;

/** How the places that hear of events are doing, minute by minute. */
export function WebhooksBlock() {
  const endpoints = useEndpoints();
  const rows = endpoints.data?.data;
  return (
    <Section
      title="Webhooks"
      note="last 60 minutes, one bar a minute"
      aside={rows && rows.length > 0 && <ArrowLink href="/webhooks">All endpoints</ArrowLink>}
    >
      {endpoints.isPending && <Skeleton className="h-8 w-full" />}
      {!rows && endpoints.isError && <Failure error={endpoints.error} onRetry={() => endpoints.refetch()} />}
      {rows?.length === 0 && <NoEndpoints />}
      <ul className="divide-y divide-line">
        {rows?.slice(0, SHOWN).map((endpoint) => (
          <EndpointLine key={endpoint.id} endpoint={endpoint} />
        ))}
      </ul>
      {rows && rows.length > 0 && <Legend waiting={scheduled(rows)} />}
    </Section>
  );
}

/** What waits at a paused endpoint is kept, but has no time yet. */
const scheduled = (endpoints: readonly Endpoint[]) =>
  endpoints.reduce((sum, { status, health }) => sum + (status === "enabled" ? health.waiting : 0), 0);

function EndpointLine({ endpoint }: { endpoint: Endpoint }) {
  const { data } = useLastHour(endpoint.id);
  const { glyph, word } = stateOf(endpoint);
  const name = nameOf(endpoint);
  const minutes = data?.minutes?.map(({ start, succeeded, failed }) => ({ at: start, delivered: succeeded, failed }));
  return (
    <li>
      <Link
        href={`/webhooks/${endpoint.id}`}
        className="-mx-2 grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 rounded-control px-2 py-1.5 text-ui hover:bg-hover md:grid-cols-[minmax(0,9rem)_minmax(0,1fr)_9.5rem]"
      >
        <span className="flex min-w-0 items-center gap-2">
          <StateMark glyph={glyph} label={word} />
          <span className="truncate font-[550] text-ink">{name}</span>
        </span>
        <span className="min-w-0 max-md:order-last max-md:col-span-2">
          {minutes ? (
            <MinuteRibbon minutes={minutes} label={`${name}, last 60 minutes`} />
          ) : (
            <span className="block h-7" />
          )}
        </span>
        {minutes && <Outcome endpoint={endpoint} minutes={minutes} p95={data?.total.duration_ms_p95 ?? null} />}
      </Link>
    </li>
  );
}

type OutcomeProps = {
  endpoint: Endpoint;
  minutes: readonly { delivered: number; failed: number }[];
  p95: number | null;
};

/** The share of the hour's attempts that arrived and how long they took, or since when nothing is sent. */
function Outcome({ endpoint, minutes, p95 }: OutcomeProps) {
  const delivered = minutes.reduce((sum, minute) => sum + minute.delivered, 0);
  const all = minutes.reduce((sum, minute) => sum + minute.delivered + minute.failed, 0);
  if (endpoint.status !== "enabled" || all === 0) {
    const last = endpoint.health.last_delivery?.at;
    return (
      <span className="text-right text-ink-3">
        {endpoint.status === "enabled" ? "quiet" : stateOf(endpoint).word.toLowerCase()}
        {last && (
          <>
            , last <RelativeTime at={last} short />
          </>
        )}
      </span>
    );
  }
  return (
    <span className="flex justify-end gap-3 text-right">
      <span className="text-ink">{percent(delivered / all)}%</span>
      <span className="w-20 text-ink-2">{p95 !== null && `p95 ${milliseconds(p95)}`}</span>
    </span>
  );
}

const milliseconds = (ms: number) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`);

function Legend({ waiting }: { waiting: number }) {
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 text-meta">
      <span className="flex items-center gap-1.5">
        <span className="size-2 rounded-[1.5px] bg-c1/30" aria-hidden="true" />
        delivered
      </span>
      <span className="flex items-center gap-1.5">
        <span className="size-2 rounded-[1.5px] bg-bad-mark" aria-hidden="true" />
        failed an attempt
      </span>
      <span className="ml-auto">
        {waiting > 0 &&
          `Nothing is lost: ${counted(waiting, "delivery", "deliveries")} ${waiting === 1 ? "is" : "are"} still on schedule.`}
      </span>
    </p>
  );
}

function NoEndpoints() {
  return (
    <p className="text-ink-2 text-ui">
      Nobody hears of your events yet.{" "}
      <ArrowLink href="/webhooks" arrow={false}>
        Add an endpoint
      </ArrowLink>
    </p>
  );
}
