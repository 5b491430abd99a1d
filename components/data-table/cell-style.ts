import { clsx } from "clsx";
import type { ColumnLook } from "./columns.ts";

/** Classes of a head or body cell: alignment, edge gutters, and the width from which it shows. */
export function cellClass(look: ColumnLook, place: { first: boolean; last: boolean }): string {
  return clsx(
    place.first ? "pl-6 max-md:pl-4" : "pl-2",
    place.last ? "pr-6 max-md:pr-4" : "pr-2",
    look.align === "end" ? "text-right" : "text-left",
    look.from === "lg" && "max-lg:hidden",
    look.from === "xl" && "max-xl:hidden",
  );
}
