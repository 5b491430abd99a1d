"use client";

import { clsx } from "clsx";
import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { controlClass } from "./control-style.ts";
import { useFieldControl } from "./field.tsx";

export type SelectOption = { value: string; label: ReactNode; disabled?: boolean };

type SelectProps = {
  options: readonly SelectOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  /** Small words before the value, for toolbars: "Status" any. */
  prefix?: string;
  placeholder?: string;
  name?: string;
  size?: "default" | "small";
  disabled?: boolean;
  required?: boolean;
  "aria-label"?: string;
  className?: string;
};

/** One choice of a short list. Values must not be empty strings. */
export function Select({ options, prefix, placeholder, size = "default", className, ...rest }: SelectProps) {
  const { "aria-label": label, ...root } = rest;
  // Given here because Radix itself knows the words only once the browser has run.
  const chosen = options.find((option) => option.value === root.value)?.label;
  const height = size === "small" ? "h-7 touch:h-11" : "h-8 touch:h-11";
  return (
    <Radix.Root {...root}>
      <Radix.Trigger
        {...useFieldControl()}
        aria-label={label}
        className={clsx(
          controlClass,
          prefix && "border-line!",
          "inline-flex items-center justify-between gap-2 px-2.5",
          height,
          className,
        )}
      >
        <span className="min-w-0 truncate data-placeholder:text-ink-3">
          {prefix && <span className="pr-1.5 text-ink-3">{prefix}</span>}
          <span className={clsx(prefix && "font-[550]")}>
            <Radix.Value placeholder={placeholder ?? "Choose"}>{chosen}</Radix.Value>
          </span>
        </span>
        <Radix.Icon>
          <ChevronDown className="size-4 text-ink-3" aria-hidden="true" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-appear overflow-hidden rounded-popover border border-line bg-raised shadow-float"
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="flex h-8 select-none items-center justify-between gap-4 rounded-tag px-2 text-ink text-ui outline-none data-disabled:text-ink-3 data-highlighted:bg-selected touch:h-11"
              >
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator>
                  <Check className="size-4 text-accent" aria-hidden="true" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
