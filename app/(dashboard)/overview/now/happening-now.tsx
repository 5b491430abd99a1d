"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { LiveIndicator } from "#components/ui/live-indicator.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StateMark } from "#components/ui/state.tsx";
import type { LiveEvent } from "#lib/domain/stream/hooks.ts";
import { useEndpoints } from "#lib/domain/webhooks/hooks.ts";
import { nameOf } from "../../webhooks/endpoint-words.ts";
import { type DeliveryNews, deliveryNews } from "./delivery-news.ts";
import { happeningOf } from "./happening.ts";
import type { News } from "./merge-news.ts";
import { useHappenings } from "./use-happenings.ts";
import { useNames } from "./use-names.ts";

type HappeningNowProps = { seeWebhooks: boolean; onEvent: (event: LiveEvent) => void };

/** What happens in the shop, as it happens. */
export function HappeningNow({ seeWebhooks, onEvent }: HappeningNowProps) {
  const { news, past, state } = useHappenings({ deliveries: seeWebhooks, onEvent });
  const endpoints = useEndpoints({ enabled: seeWebhooks });
  const nameOfCustomer = useNames(news);
  const endpointNames = new Map(endpoints.data?.data.map((endpoint) => [endpoint.id, nameOf(endpoint)]));
  const say = (one: News): DeliveryNews | null =>
    "event" in one
      ? happeningOf(one.event, nameOfCustomer(one))
      : deliveryNews(one.delivery, endpointNames.get(one.delivery.endpoint_id) ?? "An endpoint");
  return (
    <Section title="Happening now" aside={state !== "off" && <LiveIndicator state={state} />}>
      <NewsList status={news.length > 0 ? "full" : past.status}>
        {past.isError && news.length === 0 && <Failure error={past.error} onRetry={() => past.refetch()} />}
        {news.map((one) => {
          const happening = say(one);
          return happening && <Line key={`${one.id}${one.at}`} {...happening} at={one.at} live={one.live} />;
        })}
      </NewsList>
    </Section>
  );
}

function NewsList({ status, children }: { status: "full" | "pending" | "error" | "success"; children: ReactNode }) {
  if (status === "pending") return <Skeleton className="h-40 w-full" />;
  if (status === "error") return children;
  if (status === "success")
    return <p className="text-ink-2 text-ui">Nothing has happened yet. It will show here at once.</p>;
  return <ol className="-mx-2 flex flex-col">{children}</ol>;
}

type LineProps = DeliveryNews & { at: string; live: boolean };

function Line({ glyph, words, detail, href, next, at, live }: LineProps) {
  const line = (
    <>
      {live && (
        <span aria-hidden="true" className="absolute inset-0 animate-tint rounded-control bg-selected opacity-0" />
      )}
      <span className="relative grid h-5 place-items-center">
        <StateMark glyph={glyph} label="" />
      </span>
      <span className="relative min-w-0 flex-1">
        <span className="line-clamp-2 text-ink">
          {words}
          {next && (
            <>
              , next try <RelativeTime at={next} />
            </>
          )}
        </span>
        {detail && <span className="block truncate text-ink-3 text-meta">{detail}</span>}
      </span>
      <RelativeTime at={at} short className="relative shrink-0 text-ink-3 text-meta leading-5" />
    </>
  );
  const look = "relative flex items-start gap-2.5 rounded-control px-2 py-1.5 text-ui";
  return (
    <li>
      {href ? (
        <Link href={href} prefetch={false} className={`${look} hover:bg-hover`}>
          {line}
        </Link>
      ) : (
        <span className={look}>{line}</span>
      )}
    </li>
  );
}
