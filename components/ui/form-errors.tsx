"use client";

import { useEffect, useRef } from "react";
import { StateGlyph } from "./state-glyph.tsx";

export type FormError = { id?: string; message: string };

/** What stands between the person and a sent form; takes the focus when it appears. */
export function FormErrors({ errors, title }: { errors: readonly FormError[]; title?: string }) {
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);
  if (!shown) return null;
  const heading =
    title ?? (errors.length === 1 ? "One thing needs a change." : `${errors.length} things need a change.`);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex max-w-form gap-2.5 rounded-control bg-bad-tint p-3 text-ink text-ui"
    >
      <StateGlyph glyph="failed" className="mt-0.5 size-4 text-bad-mark" />
      <div className="min-w-0">
        <p className="font-semibold">{heading}</p>
        <ul>
          {errors.map((error) => (
            <li key={`${error.id}${error.message}`}>
              {error.id ? (
                <a href={`#${error.id}`} className="underline underline-offset-2">
                  {error.message}
                </a>
              ) : (
                error.message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
