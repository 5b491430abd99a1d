import { clsx } from "clsx";
import type { ColumnLook } from "./columns.ts";

/** Classes of a head or body cell: alignment, edge gutters, and the width from which it shows. */
export function cellClass(look: ColumnLook): string {
  return clsx(
    "px-2 first:pl-6 last:pr-6 max-md:first:pl-4 max-md:last:pr-4",
    look.align === "end" ? "text-right" : "text-left",
    look.from === "lg" && "max-lg:hidden",
    look.from === "xl" && "max-xl:hidden",
  );
}
