"use client";

import { useQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StateChip } from "#components/ui/state.tsx";
import { notifyError } from "#components/ui/toaster.tsx";
import { type AuditChain, chainQuery, useVerifyChain } from "#lib/domain/audit/hooks.ts";

/** Whether the log has been tampered with, as far as the last check of its chain can tell. */
export function ChainChip() {
  const { data } = useQuery(chainQuery);
  if (!data) return null;
  if (data.intact === false) return <StateChip glyph="failed">Tampered with</StateChip>;
  if (data.intact) return <StateChip glyph="resolved">Intact</StateChip>;
  return <StateChip glyph="waiting">Not checked yet</StateChip>;
}

export function CheckNow() {
  const verify = useVerifyChain();
  return (
    <Button
      icon={<ShieldCheck aria-hidden="true" />}
      loading={verify.isPending}
      onClick={() => verify.mutate(undefined, { onError: (error) => notifyError(error.message) })}
    >
      Check the chain
    </Button>
  );
}

/** How far the chain reaches and when it was checked; what was tampered with, entry by entry. */
export function ChainFacts() {
  const { data } = useQuery(chainQuery);
  if (!data) return null;
  return (
    <div className="flex flex-col gap-3 border-line border-b px-6 pb-3 text-ui max-md:px-4">
      <p className="text-ink-2">
        {data.sealed.toLocaleString("en-GB")} {data.sealed === 1 ? "entry" : "entries"} sealed, each over the one before
        {data.waiting > 0 && `, ${data.waiting.toLocaleString("en-GB")} about to be`}.{" "}
        {data.verified_at && (
          <>
            All checked <RelativeTime at={data.verified_at} />.
          </>
        )}
      </p>
      {data.faults.length > 0 && <Faults faults={data.faults} />}
    </div>
  );
}

function Faults({ faults }: Pick<AuditChain, "faults">) {
  return (
    <section role="alert" aria-label="What was tampered with" className="rounded-control bg-bad-tint p-3 text-bad">
      <p className="font-semibold">Somebody changed this log behind our back.</p>
      <p className="text-meta">
        Find out who can write to the database, keep a copy of it, and compare with the last backup.
      </p>
      <ul className="mt-2 flex flex-col gap-1">
        {faults.map(({ seq, kind, message }) => (
          <li key={`${seq} ${kind}`} className="wrap-anywhere">
            {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
