import { clsx } from "clsx";

export type RibbonMinute = { /** When it began. */ at: string; delivered: number; failed: number };

type MinuteRibbonProps = {
  /** Oldest first; usually 60. */
  minutes: readonly RibbonMinute[];
  /** Whose it is: "Order sync, last 60 minutes". */
  label: string;
  className?: string;
};

/** One bar a minute: delivered pale, the failed share on top. The rate in figures stands beside it. */
export function MinuteRibbon({ minutes, label, className }: MinuteRibbonProps) {
  const most = Math.max(1, ...minutes.map((minute) => minute.delivered + minute.failed));
  const failed = minutes.reduce((sum, minute) => sum + minute.failed, 0);
  const all = minutes.reduce((sum, minute) => sum + minute.delivered + minute.failed, 0);
  return (
    <div
      role="img"
      aria-label={`${label}: ${all} attempts, ${failed} failed`}
      className={clsx("flex h-7 min-w-0 items-end gap-px", className)}
    >
      {minutes.map((minute) => (
        <span key={minute.at} className="flex h-full min-w-0 flex-1 flex-col justify-end">
          <Bar minute={minute} most={most} />
        </span>
      ))}
    </div>
  );
}

function Bar({ minute, most }: { minute: RibbonMinute; most: number }) {
  const share = (count: number) => `${(count / most) * 100}%`;
  if (minute.delivered + minute.failed === 0) return <span className="h-px bg-line" />;
  return (
    <>
      {minute.failed > 0 && (
        <span className="min-h-0.5 rounded-t-[1px] bg-bad-mark" style={{ height: share(minute.failed) }} />
      )}
      {minute.delivered > 0 && (
        <span
          className={clsx("min-h-0.5 bg-c1/30", minute.failed === 0 && "rounded-t-[1px]")}
          style={{ height: share(minute.delivered) }}
        />
      )}
    </>
  );
}
