"use client";

import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { controlClass } from "./control-style.ts";
import { useFieldControl } from "./field.tsx";

type InputProps = Omit<ComponentProps<"input">, "size"> & {
  size?: "default" | "small";
  /** Shown inside, before the text. */
  icon?: ReactNode;
  /** Shown inside, after the text, such as a hit count. */
  suffix?: ReactNode;
  mono?: boolean;
};

/** A line of text. Inside a Field it takes its label and error from there. */
export function Input({ size = "default", icon, suffix, mono, className, ...rest }: InputProps) {
  const height = size === "small" ? "h-7 touch:h-11" : "h-8 touch:h-11";
  return (
    <span className={clsx("relative flex min-w-0 items-center", className)}>
      {icon && <span className="pointer-events-none absolute left-2.5 text-ink-3 [&>svg]:size-4">{icon}</span>}
      <input
        {...useFieldControl()}
        {...rest}
        className={clsx(
          controlClass,
          "w-full min-w-0 read-only:bg-sunken read-only:text-ink-2",
          height,
          icon ? "pl-8" : "pl-2.5",
          suffix ? "pr-20" : "pr-2.5",
          mono && "font-mono text-mono!",
        )}
      />
      {suffix && <span className="pointer-events-none absolute right-2.5 text-ink-3 text-meta">{suffix}</span>}
    </span>
  );
}
