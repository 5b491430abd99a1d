"use client";

import { State } from "#components/ui/state.tsx";
import { useServiceStatus } from "#lib/domain/system/hooks.ts";
import { serviceWords } from "./service-words.ts";

/** Nothing while all is well; otherwise a word on what is the matter. */
export function ServiceStatus({ className = "" }: { className?: string }) {
  const { data, isError } = useServiceStatus();
  const words = serviceWords(isError ? undefined : data, isError);
  return (
    <div role="status" aria-label="Service" className={words ? className : undefined}>
      {words && (
        <>
          <p className="font-[550] text-ui">
            <State glyph={words.glyph}>{words.title}</State>
          </p>
          <p className="text-ink-2 text-meta">{words.detail}</p>
        </>
      )}
    </div>
  );
}
