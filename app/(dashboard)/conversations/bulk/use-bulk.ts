"use client";

import { useState } from "react";
import { notify, notifyError } from "#components/ui/toaster.tsx";
import { type BatchStep, useBatch } from "#lib/domain/conversations/batch/hooks.ts";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { type Bulk, count, type Refused, sortOut, undoing } from "./steps.ts";

const sentence = (rows: readonly unknown[], done: string) =>
  `${count(rows)} ${rows.length === 1 ? "is" : "are"} ${done}.`;

/** Changes many conversations at once, says what was done, keeps what was refused, and takes back what can be. */
export function useBulk(onDone: (bulk: Bulk, rows: readonly ConversationRow[]) => unknown) {
  const { mutateAsync, isPending } = useBatch();
  const [refused, setRefused] = useState<readonly Refused[]>([]);

  const attempt = async (rows: readonly ConversationRow[], steps: readonly BatchStep[]) => {
    const result = sortOut(rows, await mutateAsync(steps));
    setRefused(result.refused);
    return result.done;
  };

  const takeBack = async (rows: readonly ConversationRow[], undo: NonNullable<Bulk["undo"]>) => {
    try {
      const done = await attempt(rows, undoing(rows, undo));
      if (done.length > 0) notify(sentence(done, "as before"));
    } catch (error) {
      notifyError(error instanceof Error ? error.message : "That did not work. Try again.");
    }
  };

  /** Throws when the server refused the whole call. */
  const run = async (rows: readonly ConversationRow[], bulk: Bulk): Promise<void> => {
    const done = await attempt(rows, rows.map(bulk.stepOf));
    onDone(bulk, done);
    const { undo } = bulk;
    if (done.length > 0) notify(sentence(done, bulk.done), undo && { undo: () => void takeBack(done, undo) });
  };

  return {
    run,
    /** The same where no dialog is open to show a failure in. */
    start: (rows: readonly ConversationRow[], bulk: Bulk) =>
      void run(rows, bulk).catch((error: Error) => notifyError(error.message)),
    pending: isPending,
    refused,
    forget: () => setRefused([]),
  };
}
