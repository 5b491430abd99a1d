"use client";

import Link from "next/link";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StateMark } from "#components/ui/state.tsx";
import { type Endpoint, useEndpoints } from "#lib/domain/webhooks/hooks.ts";
import { nameOf, percent, stateOf } from "../webhooks/endpoint-words.ts";
import { count } from "./words.ts";

const SHOWN = 6;

/** How the places that hear of events are doing. */
export function WebhooksBlock() {
  const endpoints = useEndpoints();
  const rows = endpoints.data?.data;
  return (
    <Section
      title="Webhooks"
      note="last 24 hours"
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
    </Section>
  );
}

function EndpointLine({ endpoint }: { endpoint: Endpoint }) {
  const { glyph, word } = stateOf(endpoint);
  const { success_rate, waiting } = endpoint.health;
  return (
    <li>
      <Link
        href={`/webhooks/${endpoint.id}`}
        className="-mx-2 flex items-center gap-2.5 rounded-control px-2 py-2 text-ui hover:bg-hover touch:min-h-11"
      >
        <StateMark glyph={glyph} label={word} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-[550] text-ink">{nameOf(endpoint)}</span>
          <span className="block truncate text-ink-3 text-meta">{word}</span>
        </span>
        <span className="shrink-0 text-right">
          <span className="block text-ink">{success_rate === null ? "–" : `${percent(success_rate)}%`}</span>
          {waiting > 0 && <span className="block text-ink-3 text-meta">{count(waiting)} waiting</span>}
        </span>
      </Link>
    </li>
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
