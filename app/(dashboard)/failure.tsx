import { ErrorState } from "#components/ui/error-state.tsx";
import { ApiError } from "#lib/http/client.ts";

type FailureProps = {
  /** What could not be fetched, as the beginning of the sentence. */
  what?: string;
  error: Error | null;
  onRetry: () => unknown;
};

/** Something could not be fetched: what, why, and the id that support asks for. */
export function Failure({ what = "This", error, onRetry }: FailureProps) {
  const requestId = error instanceof ApiError ? (error.requestId ?? undefined) : undefined;
  return (
    <ErrorState onRetry={() => void onRetry()} requestId={requestId}>
      {what} could not be fetched. {error?.message}
    </ErrorState>
  );
}

/** Whether the API says that there is no such thing, or that it cannot even be an id. */
export const isMissing = (error: Error | null): boolean =>
  error instanceof ApiError && (error.status === 404 || error.status === 400);
