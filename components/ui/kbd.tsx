import { clsx } from "clsx";
import type { ReactNode } from "react";

/** A key on the keyboard. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={clsx(
        "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-tag border border-line px-1 font-sans text-ink-3 text-micro",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
