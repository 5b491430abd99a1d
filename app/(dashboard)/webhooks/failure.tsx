import { ErrorState } from "#components/ui/error-state.tsx";
import { ApiError } from "#lib/http/client.ts";

/** A list or a page that could not be fetched. */
export function Failure({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  const requestId = error instanceof ApiError ? (error.requestId ?? undefined) : undefined;
  return (
    <ErrorState onRetry={onRetry} requestId={requestId}>
      {error?.message ?? "This could not be fetched."}
    </ErrorState>
  );
}
