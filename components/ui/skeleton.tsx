import { clsx } from "clsx";

/** The place of a line that is on its way; shows only when that takes longer than 200 ms. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx("block animate-late rounded-tag bg-quiet-tint", className ?? "h-4 w-full")}
    />
  );
}
