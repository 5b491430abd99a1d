"use client";

import { clsx } from "clsx";
import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";

type CheckboxProps = Omit<ComponentProps<typeof Radix.Root>, "children"> & { label: ReactNode; hint?: ReactNode };

/** A box with its words; the words are part of the target. */
export function Checkbox({ label, hint, id, className, ...rest }: CheckboxProps) {
  const generated = useId();
  const own = id ?? generated;
  return (
    <div className={clsx("flex items-start gap-2 touch:min-h-11 touch:items-center", className)}>
      <Radix.Root
        {...rest}
        id={own}
        aria-describedby={hint ? `${own}-hint` : undefined}
        className="relative mt-0.5 grid size-4 shrink-0 place-items-center rounded-tag border border-edge bg-raised data-[state=unchecked]:bg-raised data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent disabled:opacity-50 touch:mt-0 touch:size-5 touch:after:absolute touch:after:-inset-3"
      >
        <Radix.Indicator className="text-on-accent">
          {rest.checked === "indeterminate" ? (
            <Minus className="size-3.5" strokeWidth={3} />
          ) : (
            <Check className="size-3.5" strokeWidth={3} />
          )}
        </Radix.Indicator>
      </Radix.Root>
      <span className="min-w-0">
        <label htmlFor={own} className="text-ink text-ui">
          {label}
        </label>
        {hint && (
          <span id={`${own}-hint`} className="block text-ink-3 text-meta">
            {hint}
          </span>
        )}
      </span>
    </div>
  );
}
