"use client";

import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { type Entry, useAddEntry, useRemoveEntry } from "#lib/domain/ip-allowlist/hooks.ts";
import { withoutWidth } from "#lib/domain/ip-allowlist/rules.ts";
import { ShutOut } from "./shut-out.tsx";
import { useConsequences } from "./use-consequences.ts";

type RemoveEntryProps = { entry: Entry; held: readonly string[]; cidrs: readonly string[]; onClose: () => void };

/** Asks before an address is shut out, or before the list's last entry opens the API to all. */
export function RemoveEntry({ entry, held, cidrs, onClose }: RemoveEntryProps) {
  const remove = useRemoveEntry();
  const add = useAddEntry();
  const { opens, shutOut } = useConsequences(held, cidrs)(cidrs.filter((cidr) => cidr !== entry.cidr));
  const name = withoutWidth(entry.cidr);
  const putBack = () => add.mutate({ cidr: entry.cidr, note: entry.note ?? undefined });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Remove ${name}`}
      description={
        opens ? (
          "It is the only entry. Without it the list is empty, and keys work from everywhere."
        ) : (
          <>
            Within a second, keys are refused from {name}, unless another entry covers it.
            <ShutOut keys={shutOut} />
          </>
        )
      }
      confirmLabel="Remove"
      onConfirm={async () => {
        await remove.mutateAsync(entry.id);
        notify(`${name} is off the list.`, { undo: putBack });
      }}
    />
  );
}
