"use client";

import { FormDialog } from "#components/forms/form-dialog.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { notify } from "#components/ui/toaster.tsx";
import { type Item, usePutItem } from "#lib/domain/inventory/hooks.ts";
import { draftOf, emptyDraft, ItemForm } from "./draft.ts";
import { ItemFields } from "./item-fields.tsx";

type ItemDialogProps = { item?: Item; currency: string; onClose: () => void };

/** A new item, or one to change. */
export function ItemDialog({ item, currency, onClose }: ItemDialogProps) {
  const put = usePutItem();
  const form = useContractForm({
    schema: ItemForm,
    initial: item ? draftOf(item, currency) : emptyDraft(currency),
    submit: async (change) => {
      const saved = await put.mutateAsync(change);
      notify(`${saved.name} is saved.`);
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      size="wide"
      title={item ? `Change ${item.name}` : "Add an item"}
      verb={item ? "Save changes" : "Add the item"}
      onClose={onClose}
    >
      <ItemFields form={form} fixedSku={item !== undefined} />
    </FormDialog>
  );
}
