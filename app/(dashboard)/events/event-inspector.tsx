"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { CopyIconButton } from "#components/ui/copy-button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { type EventRow, useEvent } from "#lib/domain/events/hooks.ts";
import { Failure } from "../failure.tsx";
import { aboutOf } from "./event-columns.tsx";
import { EventDeliveries } from "./event-deliveries.tsx";
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
          <EventDeliveries eventId={event.id} />
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
