"use client";

import { ErrorState } from "#components/ui/error-state.tsx";

/** What a page of the dashboard shows when it breaks; the shell around it stays. */
export default function DashboardError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <ErrorState onRetry={retry} requestId={digest}>
      This page could not be shown. Nothing was lost. Try again; if it stays like this, tell support the id below.
    </ErrorState>
  );
}
