"use client";

import { ErrorState } from "#components/ui/error-state.tsx";
import { TooltipProvider } from "#components/ui/tooltip.tsx";

/** What a page outside the dashboard shows when it breaks. */
export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <TooltipProvider>
      <main className="mx-auto max-w-dialog-wide pt-16">
        <ErrorState onRetry={retry} requestId={digest}>
          This page could not be shown. Try again; if it stays like this, tell support the id below.
        </ErrorState>
      </main>
    </TooltipProvider>
  );
}
