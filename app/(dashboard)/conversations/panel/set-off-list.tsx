"use client";

import Link from "next/link";
import { useState } from "react";
import { AttemptTrack } from "#components/ui/attempt-track.tsx";
import { Button } from "#components/ui/button.tsx";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StateMark } from "#components/ui/state.tsx";
import type { Effect } from "./set-off.ts";
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
            <EffectLine effect={effect} seesDeliveries={seesDeliveries} />
          </li>
        ))}
      </ul>
    </>
  );
}

function EffectLine({ effect, seesDeliveries }: { effect: Effect; seesDeliveries: boolean }) {
  const { event, leads, glyph, words } = effect;
  const troubled = leads?.status === "retrying" || leads?.status === "failed";
  return (
    <div className="flex gap-2">
      {seesDeliveries && (
        <span className="pt-0.5">
          <StateMark glyph={glyph} tone={leads ? undefined : "quiet"} label={words} />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <code className="min-w-0 flex-1 truncate font-mono text-ink text-mono" title={event.event}>
            {event.event}
          </code>
          <ClockTime at={event.timestamp} className="shrink-0 text-ink-3 text-meta" />
        </p>
        {seesDeliveries && (
          <p className="flex items-center gap-2 text-ink-2 text-meta">
            {leads ? (
              <Link
                href={`/webhooks/${leads.endpoint_id}?delivery=${leads.id}`}
                className="rounded-tag underline decoration-edge underline-offset-2 hover:text-ink"
              >
                {words}
              </Link>
            ) : (
              words
            )}
            {leads && troubled && (
              <AttemptTrack
                attempts={leads.attempts.map(outcomeOf)}
                limit={Math.max(leads.max_attempts, leads.attempts.length)}
              />
            )}
          </p>
        )}
      </div>
    </div>
  );
}

const outcomeOf = ({ outcome }: { outcome: "succeeded" | "failed" }) =>
  outcome === "succeeded" ? ("delivered" as const) : ("failed" as const);
