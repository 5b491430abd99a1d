"use client";

import { useId } from "react";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { type Item, usePutItem } from "#lib/domain/inventory/hooks.ts";
import { draftOf, emptyDraft, ItemForm } from "./draft.ts";
import { ItemFields } from "./item-fields.tsx";

type ItemDialogProps = { item?: Item; currency: string; onClose: () => void };

/** A new item, or one to change. */
export function ItemDialog({ item, currency, onClose }: ItemDialogProps) {
  const id = useId();
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
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="wide"
      title={item ? `Change ${item.name}` : "Add an item"}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form={id} variant="primary" loading={form.pending}>
            {item ? "Save changes" : "Add the item"}
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} />
        <ItemFields form={form} fixedSku={item !== undefined} />
      </form>
    </Dialog>
  );
}
