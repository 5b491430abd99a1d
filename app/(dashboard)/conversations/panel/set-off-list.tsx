"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { useState } from "react";
import { AttemptTrack } from "#components/ui/attempt-track.tsx";
import { Button } from "#components/ui/button.tsx";
import { ClockTime, RelativeTime } from "#components/ui/relative-time.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { type Glyph, StateGlyph } from "#components/ui/state-glyph.tsx";
import type { Effect, Outcome } from "./set-off.ts";
import { useSetOff } from "./use-set-off.ts";

const FEW = 6;

/** The events that the conversation caused, and whether the webhooks heard of them. */
export function SetOffList({ id, seesDeliveries }: { id: string; seesDeliveries: boolean }) {
  const { data, isPending, isError, refetch } = useSetOff(id, seesDeliveries);
  const [all, setAll] = useState(false);
  if (isPending) return <Skeleton className="h-10" />;
  if (isError) {
    return (
      <p role="alert" className="text-ink-2 text-ui">
        The events could not be fetched.{" "}
        <Button variant="quiet" size="small" onClick={() => void refetch()}>
          Retry
        </Button>
      </p>
    );
  }
  if (data.effects.length === 0) return <p className="text-ink-3 text-ui">Nothing so far.</p>;
  const shown = all ? data.effects : data.effects.slice(-FEW);
  const hidden = data.effects.length - shown.length;
  return (
    <>
      {hidden > 0 && (
        <Button variant="quiet" size="small" onClick={() => setAll(true)} className="-ml-2.5">
          {hidden}
          {data.more && "+"} earlier
        </Button>
      )}
      <ul className="flex flex-col gap-1.5">
        {shown.map((effect) => (
          <li key={effect.event.id}>
            <EffectLine effect={effect} />
          </li>
        ))}
      </ul>
      {seesDeliveries && data.effects.every((effect) => effect.outcome === null) && (
        <p className="pt-1.5 text-ink-3 text-meta">No webhook listens to these.</p>
      )}
    </>
  );
}

const tones: Partial<Record<Glyph, string>> = {
  check: "text-good-mark",
  retrying: "text-warn-mark",
  failed: "text-bad-mark",
};

function EffectLine({ effect: { event, outcome } }: { effect: Effect }) {
  return (
    <div className="flex gap-2">
      {outcome && (
        <span className={clsx("pt-0.5", tones[outcome.glyph] ?? "text-quiet")}>
          <StateGlyph glyph={outcome.glyph} />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <code className="min-w-0 flex-1 truncate font-mono text-ink text-mono" title={event.event}>
            {event.event}
          </code>
          <ClockTime at={event.timestamp} className="shrink-0 text-ink-3 text-meta" />
        </p>
        {outcome && <OutcomeLine outcome={outcome} />}
      </div>
    </div>
  );
}

function OutcomeLine({ outcome: { leads, words } }: { outcome: Outcome }) {
  const attempts = leads.attempts.map(({ outcome }) => (outcome === "succeeded" ? "delivered" : "failed"));
  const troubled = leads.status === "retrying" || leads.status === "failed";
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-ink-2 text-meta">
      <Link
        href={`/webhooks/${leads.endpoint_id}?delivery=${leads.id}`}
        className="rounded-tag underline decoration-edge underline-offset-2 hover:text-ink"
      >
        {words}
        {leads.status === "retrying" && leads.next_attempt_at && (
          <>
            , next try <RelativeTime at={leads.next_attempt_at} />
          </>
        )}
      </Link>
      {troubled && <AttemptTrack attempts={attempts} limit={Math.max(leads.max_attempts, attempts.length)} />}
    </p>
  );
}
