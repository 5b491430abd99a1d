"use client";

import { useEffectEvent, useLayoutEffect, useRef, useState } from "react";

/** Keeps what was typed, or filled in by the browser, before the page could listen; `ready` says that now it can. */
export function useEarlyText<Name extends string>(
  values: Record<Name, string>,
  set: (name: Name, text: string) => void,
) {
  const form = useRef<HTMLFormElement>(null);
  const [ready, setReady] = useState(false);
  const keep = useEffectEvent(() => {
    for (const name of Object.keys(values) as Name[]) {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLInputElement && field.value) set(name, field.value);
    }
  });
  useLayoutEffect(() => {
    keep();
    setReady(true);
  }, []);
  return { form, ready };
}
