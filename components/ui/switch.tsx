"use client";

import { clsx } from "clsx";
import { Switch as Radix } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";

type SwitchProps = Omit<ComponentProps<typeof Radix.Root>, "children"> & { label: ReactNode; hint?: ReactNode };

/** Turns something on or off at once, without a save button. */
export function Switch({ label, hint, id, className, ...rest }: SwitchProps) {
  const generated = useId();
  const own = id ?? generated;
  return (
    <div className={clsx("flex max-w-form items-center justify-between gap-4 touch:min-h-11", className)}>
      <span className="min-w-0">
        <label htmlFor={own} className="font-[550] text-ink text-ui">
          {label}
        </label>
        {hint && (
          <span id={`${own}-hint`} className="block text-ink-3 text-meta">
            {hint}
          </span>
        )}
      </span>
      <Radix.Root
        {...rest}
        id={own}
        aria-describedby={hint ? `${own}-hint` : undefined}
        className="relative h-5 w-9 shrink-0 rounded-full border border-edge bg-sunken disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent touch:after:absolute touch:after:-inset-3"
      >
        <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-edge transition-transform data-[state=checked]:translate-x-4.5 data-[state=checked]:bg-on-accent" />
      </Radix.Root>
    </div>
  );
}
