import { clsx } from "clsx";
import { describeTrack, type Outcome, type Square, trackOf } from "./track.ts";

const looks: Record<Square["look"], string> = {
  delivered: "h-3 bg-good-mark",
  failed: "h-1.5 bg-bad-mark",
  forgiven: "h-1.5 border border-bad-mark",
  coming: "h-1.5 border border-edge",
};

type AttemptTrackProps = {
  /** In the order they were made. */
  attempts: readonly Outcome[];
  /** How many there may be at most. */
  limit: number;
  className?: string;
};

/** A square per attempt: low filled failed, tall filled delivered, hollow to come or forgiven. */
export function AttemptTrack({ attempts, limit, className }: AttemptTrackProps) {
  return (
    <span
      role="img"
      aria-label={describeTrack(attempts, limit)}
      className={clsx("inline-flex h-3 items-end gap-px align-middle", className)}
    >
      {trackOf(attempts, limit).map((square) => (
        <span key={square.place} className={clsx("w-1.5 rounded-[1.5px]", looks[square.look])} />
      ))}
    </span>
  );
}
