"use client";

import { Button } from "#components/ui/button.tsx";
import { notifyError } from "#components/ui/toaster.tsx";
import { useNow } from "#components/ui/use-now.ts";
import { type Recovery, useNewestRecovery, useStop } from "#lib/domain/webhooks/deliveries/recoveries/hooks.ts";
import { progress } from "./recovery-words.ts";

const SHOWN_MS = 60_000;

/** How far the work over many deliveries has come; gone a minute after its end. */
export function RecoveryStrip({ endpointId }: { endpointId: string }) {
  const now = useNow();
  const { data: newest } = useNewestRecovery(endpointId);
  if (!newest || !now) return null;
  const over = newest.completed_at !== null && now.getTime() - Date.parse(newest.completed_at) > SHOWN_MS;
  return over ? null : <Progress recovery={newest} />;
}

function Progress({ recovery }: { recovery: Recovery }) {
  const stop = useStop(recovery);
  const { done, skipped, total, status } = recovery;
  const running = status === "running";
  return (
    <section
      aria-label="Progress"
      className="flex min-h-10 items-center gap-3 border-line border-b bg-sunken px-6 py-1.5 text-ui max-md:px-4"
    >
      <p role="status" className="min-w-0 truncate text-ink">
        {progress(recovery)}
      </p>
      {running && (
        <>
          <progress
            aria-label="Deliveries done"
            value={done + skipped}
            max={Math.max(total, 1)}
            className="h-1.5 min-w-16 max-w-64 flex-1 accent-accent"
          />
          <Button
            size="small"
            variant="quiet"
            loading={stop.isPending}
            onClick={() => stop.mutate(undefined, { onError: (error) => notifyError(error.message) })}
          >
            Stop
          </Button>
        </>
      )}
    </section>
  );
}
