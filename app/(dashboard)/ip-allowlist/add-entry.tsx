"use client";

import { useState } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { type NewEntry, useAddEntry } from "#lib/domain/ip-allowlist/hooks.ts";
import { withoutWidth } from "#lib/domain/ip-allowlist/rules.ts";
import { AddEntryDialog } from "./add-entry-dialog.tsx";
import { ShutOut } from "./shut-out.tsx";
import { useConsequences } from "./use-consequences.ts";

type AddEntryProps = { held: readonly string[]; cidrs: readonly string[]; prefilled: string; onClose: () => void };

/** First the form; then, where the entry closes the API for others, a question. */
export function AddEntry({ held, cidrs, prefilled, onClose }: AddEntryProps) {
  const add = useAddEntry();
  const [draft, setDraft] = useState<NewEntry>({ cidr: prefilled, note: "" });
  const [asking, setAsking] = useState(false);
  const consequences = useConsequences(held, cidrs)([...cidrs, draft.cidr]);

  const save = async (entry: NewEntry) => {
    const { cidr } = await add.mutateAsync(entry);
    notify(`Keys may call from ${withoutWidth(cidr)}.`);
    onClose();
  };
  const submit = (entry: NewEntry) => {
    if (cidrs.length > 0) return save(entry);
    setDraft(entry);
    setAsking(true);
  };

  if (!asking) {
    return (
      <AddEntryDialog initial={{ cidr: draft.cidr, note: draft.note ?? "" }} onSubmit={submit} onClose={onClose} />
    );
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && setAsking(false)}
      title="Close the API for every other address"
      description={
        <>
          This is the first entry. Within a second, keys work from {withoutWidth(draft.cidr)} alone and are refused from
          everywhere else. The dashboard stays open.
          <ShutOut keys={consequences.shutOut} />
        </>
      }
      confirmLabel="Add and close the rest"
      onConfirm={() => save(draft)}
    />
  );
}
