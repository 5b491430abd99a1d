"use client";

import { clsx } from "clsx";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { StateGlyph } from "#components/ui/state-glyph.tsx";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { useNow } from "#components/ui/use-now.ts";
import { presetDelays } from "#lib/domain/webhooks/endpoints/policy/rules.ts";
import { type Attempt, type DeliveryDetail, useEndpoint } from "#lib/domain/webhooks/hooks.ts";
import { stateOf } from "../log/delivery-words.ts";
import { outlook } from "./outlook.ts";

type RemarkProps = { delivery: DeliveryDetail; attempt: Attempt | null };

/** The cause in a sentence, what we do about it, and what its owner can do. */
export function Remark({ delivery, attempt }: RemarkProps) {
  const last = delivery.attempts.at(-1);
  const isLast = attempt === (last ?? null);
  if (attempt?.outcome === "succeeded") return null;
  const { glyph, word } = isLast ? stateOf(delivery) : { glyph: "retrying" as const, word: "" };
  const severe = glyph === "failed";
  return (
    <div
      className={clsx(
        "flex items-start gap-2.5 rounded-control px-3 py-2.5 text-ui",
        severe ? "bg-bad-tint" : attempt ? "bg-warn-tint" : "bg-quiet-tint",
      )}
    >
      <StateGlyph
        glyph={glyph}
        className={clsx("mt-0.5 size-4", severe ? "text-bad-mark" : attempt ? "text-warn-mark" : "text-quiet")}
      />
      <p className="min-w-0 text-ink-2">
        <strong className="font-semibold text-ink">{attempt?.error?.message ?? `${word}.`} </strong>
        {isLast ? <Outlook delivery={delivery} /> : <Sequel delivery={delivery} attempt={attempt} />}
        {isLast && attempt?.error && ` ${attempt.error.remedy}`}
      </p>
    </div>
  );
}

function Outlook({ delivery }: { delivery: DeliveryDetail }) {
  const now = useNow();
  const zone = useTimeZone();
  const { data: endpoint } = useEndpoint(delivery.endpoint_id);
  const pauses = endpoint?.retry_schedule.delays_seconds ?? presetDelays.exponential;
  return now && outlook(delivery, { now, zone, pauses });
}

function Sequel({ delivery, attempt }: RemarkProps) {
  const following = delivery.attempts.find((one) => one.attempt_number === (attempt?.attempt_number ?? 0) + 1);
  if (!following) return null;
  return (
    <>
      We tried again at <ClockTime at={following.at} />.
    </>
  );
}
