"use client";

import { clsx } from "clsx";
import { Plus, X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

type FilterChipProps = ComponentProps<"button"> & { name: string; value: ReactNode; onRemove?: () => void };

/** A filter in force: name, value, and a cross. The body takes the props of a button, so a popover can open from it. */
export function FilterChip({ name, value, onRemove, className, ...rest }: FilterChipProps) {
  return (
    <span
      className={clsx(
        "inline-flex h-7 max-w-full items-stretch rounded-tag border border-line bg-raised text-ui touch:h-11",
        className,
      )}
    >
      <button
        type="button"
        {...rest}
        className={clsx(
          "flex min-w-0 items-center gap-1.5 rounded-tag pl-2.5 hover:bg-hover",
          onRemove ? "pr-1" : "pr-2.5",
        )}
      >
        <span className="text-ink-3">{name}</span>
        <span className="truncate font-[550] text-ink">{value}</span>
      </button>
      {onRemove && (
        <button
          type="button"
          aria-label={`Remove the filter ${name}`}
          onClick={onRemove}
          className="grid w-6 place-items-center rounded-tag text-ink-3 hover:bg-hover hover:text-ink touch:w-11"
        >
          <X className="size-3.5" aria-hidden="true" />
        </button>
      )}
    </span>
  );
}

/** The dashed "+ Filter" at the end of the filters; also "+ Add a tag". */
export function AddChip({ children = "Filter", className, ...rest }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...rest}
      className={clsx(
        "inline-flex h-7 items-center gap-1.5 rounded-tag border border-edge border-dashed px-2.5 text-ink-2 text-ui hover:bg-hover hover:text-ink touch:h-11",
        className,
      )}
    >
      <Plus className="size-4" aria-hidden="true" />
      {children}
    </button>
  );
}
