import { clsx } from "clsx";

type AttemptTrackProps = {
  /** In the order they were made. */
  attempts: readonly ("failed" | "delivered")[];
  /** How many there may be at most. */
  limit: number;
  className?: string;
};

/** In words what the squares say. */
function describeTrack(attempts: AttemptTrackProps["attempts"], limit: number): string {
  if (attempts.length === 0) return "Not tried yet";
  if (attempts.at(-1) === "delivered")
    return attempts.length === 1 ? "Delivered at once" : `Delivered at attempt ${attempts.length}`;
  return `${attempts.length} of ${limit} attempts failed`;
}

/** A square per attempt: low filled failed, tall filled delivered, hollow to come or forgiven. */
export function AttemptTrack({ attempts, limit, className }: AttemptTrackProps) {
  const delivered = attempts.includes("delivered");
  const coming = delivered ? 0 : Math.max(0, limit - attempts.length);
  return (
    <span
      role="img"
      aria-label={describeTrack(attempts, limit)}
      className={clsx("inline-flex h-3 items-end gap-px align-middle", className)}
    >
      {attempts.map((outcome, index) => (
        <span
          key={`${index}${outcome}`}
          className={clsx(
            "w-1.5 rounded-[1.5px]",
            outcome === "delivered" && "h-3 bg-good-mark",
            outcome === "failed" && (delivered ? "h-1.5 border border-bad-mark" : "h-1.5 bg-bad-mark"),
          )}
        />
      ))}
      {Array.from({ length: coming }, (_, index) => (
        <span key={`coming${index}`} className="h-1.5 w-1.5 rounded-[1.5px] border border-edge" />
      ))}
    </span>
  );
}
