"use client";

import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { RefusedDialog } from "./refused-dialog.tsx";
import { bulks, count } from "./steps.ts";
import type { useBulk } from "./use-bulk.ts";
import { type Asking, WordDialog } from "./word-dialog.tsx";

/** A change that has to be asked about, and the conversations it is for. */
export type Asked = { ask: Asking | "delete"; rows: readonly ConversationRow[] };

type BulkDialogsProps = { asked: Asked | null; onClose: () => void; bulk: ReturnType<typeof useBulk> };

/** Asks for a word or for a yes, and tells what was refused. */
export function BulkDialogs({ asked, onClose, bulk }: BulkDialogsProps) {
  const rows = asked?.rows ?? [];
  const one = rows.length === 1;
  return (
    <>
      {asked && asked.ask !== "delete" && (
        <WordDialog
          ask={asked.ask}
          about={count(rows)}
          onClose={onClose}
          onSubmit={(change) => bulk.run(rows, change)}
        />
      )}
      {asked?.ask === "delete" && (
        <ConfirmDialog
          open
          onOpenChange={onClose}
          title={`Delete ${count(rows)}?`}
          description={`Messages and notes go with ${one ? "it" : "them"}, and nobody can bring them back. What ${one ? "it" : "they"} set off, such as webhook deliveries, stays.`}
          confirmLabel={one ? "Delete conversation" : "Delete conversations"}
          onConfirm={() => bulk.run(rows, bulks.delete)}
        />
      )}
      <RefusedDialog refused={bulk.refused} onClose={bulk.forget} />
    </>
  );
}
