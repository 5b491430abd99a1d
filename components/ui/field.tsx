"use client";

import { clsx } from "clsx";
import { createContext, type ReactNode, use, useId } from "react";
import { StateGlyph } from "./state-glyph.tsx";

type FieldControl = { id: string; "aria-describedby"?: string; "aria-invalid"?: true; "aria-required"?: true };

const FieldContext = createContext<FieldControl | null>(null);

/** What the control inside a Field puts on its element: id, description and validity. */
export function useFieldControl(): Partial<FieldControl> {
  return use(FieldContext) ?? {};
}

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  /** Says "optional" beside the label. */
  optional?: boolean;
  /** Fixed id, so that an error summary can lead here. */
  id?: string;
  className?: string;
  children: ReactNode;
};

/** One labelled control: label above, hint below, an error as glyph and sentence. */
export function Field({ label, hint, error, required, optional, id, className, children }: FieldProps) {
  const generated = useId();
  const own = id ?? generated;
  const described = clsx(error && `${own}-error`, hint && `${own}-hint`);
  const control: FieldControl = {
    id: own,
    ...(described && { "aria-describedby": described }),
    ...(error && { "aria-invalid": true }),
    ...(required && { "aria-required": true }),
  };
  return (
    <div className={clsx("flex max-w-form flex-col gap-1.5", className)}>
      <label htmlFor={own} className="font-[550] text-ink text-ui">
        {label}
        {optional && <span className="font-normal text-ink-3"> optional</span>}
      </label>
      <FieldContext value={control}>{children}</FieldContext>
      {error && (
        <p id={`${own}-error`} className="flex items-start gap-1.5 text-bad text-meta">
          <StateGlyph glyph="failed" className="mt-px size-3.5" />
          {error}
        </p>
      )}
      {hint && (
        <p id={`${own}-hint`} className="text-ink-3 text-meta">
          {hint}
        </p>
      )}
    </div>
  );
}
