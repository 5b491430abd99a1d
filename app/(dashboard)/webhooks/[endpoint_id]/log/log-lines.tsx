import { ClockTime } from "#components/ui/relative-time.tsx";
import { State } from "#components/ui/state.tsx";
import type { Delivery } from "#lib/domain/webhooks/hooks.ts";
import { duration, stateOf } from "./delivery-words.ts";
import { Answer } from "./log-columns.tsx";
import { NextTry } from "./next-try.tsx";
import { Track } from "./track.tsx";

/** A delivery in two lines, for phones. */
export function LogLines({ delivery }: { delivery: Delivery }) {
  const { glyph, word } = stateOf(delivery);
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-baseline justify-between gap-3">
        <span className="truncate font-mono text-ink text-mono">{delivery.event_type}</span>
        <ClockTime at={delivery.created_at} className="shrink-0 font-mono text-ink-3 text-mono" />
      </span>
      <span className="flex items-center gap-2.5">
        <State glyph={glyph}>{word}</State>
        <span className="shrink-0 text-meta">
          <NextTry delivery={delivery} />
        </span>
        <Track delivery={delivery} />
        <span className="ml-auto flex shrink-0 items-baseline gap-3 text-meta">
          <Answer delivery={delivery} />
          {delivery.last_duration_ms !== null && <span>{duration(delivery.last_duration_ms)}</span>}
        </span>
      </span>
    </span>
  );
}
