"use client";

import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { StateGlyph } from "#components/ui/state-glyph.tsx";
import type { Attempt, DeliveryDetail } from "#lib/domain/webhooks/hooks.ts";
import { answerOf } from "../log/delivery-words.ts";

const place = "flex min-w-28 flex-1 flex-col items-start gap-0.5 px-2.5 py-1.5 text-left text-meta";

/** Ten attempts are wider than the inspector; the newest are at the end. */
const beginAtEnd = (strip: HTMLElement | null) => {
  if (strip) strip.scrollLeft = strip.scrollWidth;
};

/** One tab for each attempt, and the place of the one to come. */
export function AttemptTabs({ delivery }: { delivery: DeliveryDetail }) {
  return (
    <div ref={beginAtEnd} className="flex divide-x divide-line overflow-x-auto rounded-control border border-line">
      <Tabs.List aria-label="Attempts" className="flex flex-1 divide-x divide-line">
        {delivery.attempts.map((attempt) => (
          <AttemptTab key={attempt.id} attempt={attempt} />
        ))}
      </Tabs.List>
      {delivery.next_attempt_at && <Coming at={delivery.next_attempt_at} number={delivery.attempt_count + 1} />}
    </div>
  );
}

function AttemptTab({ attempt }: { attempt: Attempt }) {
  const succeeded = attempt.outcome === "succeeded";
  const answer = answerOf(attempt.status_code, attempt.error?.code ?? null);
  return (
    <Tabs.Trigger
      value={attempt.id}
      className={`${place} text-ink-2 hover:bg-hover focus-visible:-outline-offset-2 data-[state=active]:bg-hover data-[state=active]:shadow-[inset_0_-2px_0_var(--ink)]`}
    >
      <Moment at={attempt.at}>
        <StateGlyph
          glyph={succeeded ? "check" : "failed"}
          className={`size-3.5 ${succeeded ? "text-good-mark" : "text-bad-mark"}`}
        />
      </Moment>
      <span>
        attempt {attempt.attempt_number}, {answer}
      </span>
    </Tabs.Trigger>
  );
}

function Coming({ at, number }: { at: string; number: number }) {
  return (
    <div className={`${place} text-ink-3`}>
      <Moment at={at}>
        <StateGlyph glyph="waiting" className="size-3.5 text-quiet" />
      </Moment>
      <span>attempt {number}</span>
    </div>
  );
}

function Moment({ at, children }: { at: string; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5 font-mono text-ink text-mono">
      {children}
      <ClockTime at={at} />
    </span>
  );
}
