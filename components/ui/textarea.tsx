"use client";

import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { controlClass } from "./control-style.ts";
import { useFieldControl } from "./field.tsx";

/** Several lines of text; grows with its content. */
export function Textarea({ className, mono, rows = 3, ...rest }: ComponentProps<"textarea"> & { mono?: boolean }) {
  return (
    <textarea
      {...useFieldControl()}
      rows={rows}
      {...rest}
      className={clsx(
        controlClass,
        "field-sizing-content min-h-16 w-full px-2.5 py-1.5",
        mono && "font-mono text-mono!",
        className,
      )}
    />
  );
}
