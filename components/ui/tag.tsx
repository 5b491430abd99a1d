import { clsx } from "clsx";
import type { ReactNode } from "react";

/** A small word that belongs to a thing: a scope, a topic. */
export function Tag({ mono, children, className }: { mono?: boolean; children: ReactNode; className?: string }) {
  return (
    <span
      className={clsx(
        "inline-flex h-5 max-w-full items-center truncate rounded-tag bg-quiet-tint px-1.5 text-ink-2",
        mono ? "font-mono text-micro" : "text-meta",
        className,
      )}
    >
      {children}
    </span>
  );
}

/** How many, beside a word of the navigation; `spark` only for what is unread. */
export function CountBadge({ children, label }: { children: ReactNode; label: string }) {
  return (
    <span className="inline-flex h-4 min-w-4 items-center justify-center rounded-tag bg-spark px-1 font-semibold text-micro text-on-spark">
      <span aria-hidden="true">{children}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
