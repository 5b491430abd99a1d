"use client";

import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StateMark } from "#components/ui/state.tsx";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { Due } from "../due.tsx";

/** Why we leave an endpoint alone, and what becomes of it if nothing changes; nothing where all goes well. */
export function TroubleStrip({ endpoint: { id, status, health } }: { endpoint: Endpoint }) {
  const { circuit, disables_at, failing_since } = health;
  if (status !== "enabled" || (circuit.state === "closed" && disables_at === null)) return null;
  return (
    <section
      aria-label="Trouble"
      className="flex min-h-10 items-center gap-3 border-line border-b bg-sunken px-6 py-1.5 text-ui max-md:px-4"
    >
      <StateMark glyph={circuit.state === "closed" ? "warning" : "paused"} label="" />
      <p className="min-w-0 flex-1 text-ink-2">
        {circuit.state === "open" && circuit.open_until && (
          <>
            <strong className="font-semibold text-ink">Too many attempts failed, so we pause.</strong> One delivery
            tries again <Due at={circuit.open_until} />; what waits loses no attempt.{" "}
          </>
        )}
        {circuit.state === "half_open" && (
          <>
            <strong className="font-semibold text-ink">One delivery is trying whether your server works again.</strong>{" "}
            If it arrives, everything goes on.{" "}
          </>
        )}
        {disables_at && (
          <>
            {failing_since ? (
              <>
                Nothing has arrived since <RelativeTime at={failing_since} />.{" "}
              </>
            ) : (
              "The last try failed. "
            )}
            If that goes on, the endpoint is switched off <Due at={disables_at} />.
          </>
        )}
      </p>
      <ArrowLink href={`/webhooks/${id}?tab=settings`} className="shrink-0">
        Settings
      </ArrowLink>
    </section>
  );
}
