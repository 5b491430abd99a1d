import { useState } from "react";

const TINT_MS = 1_300;

/** Ids of the rows that have just come, for as long as their tint takes to fade. */
export function useFresh() {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const add = (ids: readonly string[]) => {
    setFresh((before) => new Set([...before, ...ids]));
    setTimeout(() => setFresh((before) => new Set([...before].filter((id) => !ids.includes(id)))), TINT_MS);
  };
  return { fresh, add };
}
