import { clsx } from "clsx";
import type { ReactNode } from "react";

/** A list of leader lines. */
export function Leaders({ children, className }: { children: ReactNode; className?: string }) {
  return <dl className={clsx("flex flex-col", className)}>{children}</dl>;
}

/** Label, dotted leader, value: one line of a ledger. Stands inside Leaders. */
export function Leader({ label, value, className }: { label: ReactNode; value: ReactNode; className?: string }) {
  return (
    <div className={clsx("flex min-h-6 items-baseline gap-1.5 text-ui", className)}>
      <dt className="min-w-0 text-ink-2">{label}</dt>
      <span aria-hidden="true" className="min-w-4 flex-1 border-edge border-b border-dotted" />
      <dd className="min-w-0 text-right font-[550] text-ink">{value}</dd>
    </div>
  );
}
