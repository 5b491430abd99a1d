"use client";

import { useEffect, useRef, useState } from "react";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { configuration } from "./configuration.ts";
import "./reference.css";
import { isDark, useDark } from "./use-dark.ts";

type Instance = { destroy: () => void };
type Program = { createApiReference: (host: Element, configuration: object) => Instance };

/** Shows the API document; its program is loaded by this page alone, as it is large. */
export function Reference({ program }: { program: string }) {
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef<Instance>(null);
  const dark = useDark();
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");

  useEffect(() => {
    let left = false;
    import(/* webpackIgnore: true */ /* turbopackIgnore: true */ program).then(
      ({ createApiReference }: Program) => {
        if (left || !host.current) return;
        shown.current = createApiReference(host.current, configuration(isDark()));
        setState("shown");
      },
      () => setState("failed"),
    );
    return () => {
      left = true;
      shown.current?.destroy();
      shown.current = null;
    };
  }, [program]);

  // The program reads the look only when it begins, and puts that back when the system's changes: so after it.
  useEffect(() => {
    const later = setTimeout(() => {
      document.body.classList.toggle("dark-mode", dark);
      document.body.classList.toggle("light-mode", !dark);
    });
    return () => clearTimeout(later);
  }, [dark]);

  return (
    <>
      {state === "loading" && <Loading />}
      {state === "failed" && (
        <ErrorState onRetry={() => window.location.reload()}>The reference could not be loaded.</ErrorState>
      )}
      <div ref={host} />
    </>
  );
}

function Loading() {
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-4 p-6">
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
