import { useEffect, useEffectEvent } from "react";
import type { Delivery } from "#lib/domain/webhooks/hooks.ts";
import { overdue } from "./overdue.ts";

const EVERY_MS = 3_000;

/** A delivery that a filter leaves out is told by no attempt: while one stays due for too long, the log looks again. */
export function useSettled(rows: readonly Delivery[], catchUp: () => void): void {
  const look = useEffectEvent(() => {
    if (overdue(rows, Date.now() - EVERY_MS)) catchUp();
  });
  useEffect(() => {
    const timer = setInterval(() => look(), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
