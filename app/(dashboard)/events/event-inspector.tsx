"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { CopyIconButton } from "#components/ui/copy-button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { State } from "#components/ui/state.tsx";
import { type EventRow, useEvent } from "#lib/domain/events/hooks.ts";
import { fetchDeliveries, useEndpoints, webhookKeys } from "#lib/domain/webhooks/hooks.ts";
import { Failure } from "../failure.tsx";
import { stateOf } from "../webhooks/[endpoint_id]/log/delivery-words.ts";
import { aboutOf } from "./event-columns.tsx";
import { sentenceOf } from "./event-words.ts";

type EventInspectorProps = { id: string; seesDeliveries: boolean; onClose: () => void };

/** One event whole: what it says, and who was told. */
export function EventInspector({ id, seesDeliveries, onClose }: EventInspectorProps) {
  const event = useEvent(id);
  return (
    <div className="flex flex-col gap-4 px-5 py-4 max-md:px-4">
      <header>
        <div className="flex items-center gap-2">
          <h2 className="min-w-0 flex-1 truncate font-mono font-semibold text-read">{event.data?.event ?? "Event"}</h2>
          <IconButton label="Close" variant="quiet" size="small" icon={<X aria-hidden="true" />} onClick={onClose} />
        </div>
        <p className="flex items-center gap-1 text-ink-3">
          <code className="min-w-0 truncate font-mono text-mono">{id}</code>
          <CopyIconButton text={id} label="Copy the event's id" />
        </p>
      </header>
      {event.data ? (
        <Body event={event.data} seesDeliveries={seesDeliveries} />
      ) : event.error ? (
        <Failure what="The event" error={event.error} onRetry={() => event.refetch()} />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </div>
  );
}

function Body({ event, seesDeliveries }: { event: EventRow; seesDeliveries: boolean }) {
  const about = aboutOf(event.data);
  return (
    <>
      <div className="flex flex-col gap-1">
        <p className="wrap-anywhere text-ink text-read" dir="auto">
          {sentenceOf(event)}
        </p>
        <p className="text-ink-3 text-meta">
          <ClockTime at={event.timestamp} format="datetime" />
        </p>
        {about && <ArrowLink href={about.href}>{`Open the ${about.label.toLowerCase()}`}</ArrowLink>}
      </div>
      <Part title="Payload">
        <CodeBlock code={JSON.stringify(event, null, 2)} language="json" label="Payload" />
      </Part>
      {seesDeliveries && (
        <Part title="Told by webhook">
          <Deliveries eventId={event.id} />
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold text-section">{title}</h3>
      {children}
    </section>
  );
}

function Deliveries({ eventId }: { eventId: string }) {
  const filters = { event_id: eventId };
  const deliveries = useQuery({
    queryKey: webhookKeys.deliveries(filters),
    queryFn: ({ signal }) => fetchDeliveries(filters, signal),
  });
  const endpoints = useEndpoints();
  if (deliveries.isPending) return <Skeleton className="h-10" />;
  if (deliveries.isError)
    return <Failure what="The deliveries" error={deliveries.error} onRetry={() => deliveries.refetch()} />;
  if (deliveries.data.data.length === 0) return <p className="text-ink-3 text-ui">No webhook listened to it.</p>;
  const hostOf = (id: string) => {
    const url = endpoints.data?.data.find((endpoint) => endpoint.id === id)?.url;
    return url ? new URL(url).host : "A deleted endpoint";
  };
  return (
    <ul className="flex flex-col gap-2">
      {deliveries.data.data.map((delivery) => {
        const { glyph, word } = stateOf(delivery);
        return (
          <li key={delivery.id} className="flex items-center gap-3 text-ui">
            <State glyph={glyph}>{word}</State>
            <Link
              href={`/webhooks/${delivery.endpoint_id}?delivery=${delivery.id}`}
              className="min-w-0 flex-1 truncate rounded-tag text-ink-2 underline decoration-edge underline-offset-2 hover:text-ink"
            >
              {hostOf(delivery.endpoint_id)}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
