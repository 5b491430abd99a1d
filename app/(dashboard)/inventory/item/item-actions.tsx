"use client";

import { Minus, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { notify, notifyError } from "#components/ui/toaster.tsx";
import { type Item, useDeleteItem, usePutItem } from "#lib/domain/inventory/hooks.ts";
import { ItemDialog } from "./item-dialog.tsx";

type ItemActionsProps = { item: Item; currency: string; onDeleted: () => void };

/** Count one up or down, change, delete. */
export function ItemActions({ item, currency, onDeleted }: ItemActionsProps) {
  const [open, setOpen] = useState<"change" | "delete" | null>(null);
  const put = usePutItem();
  const remove = useDeleteItem();
  // Relative, so that a sale in the same moment is not undone.
  const adjust = (by: number) =>
    put.mutate({ sku: item.sku, adjust: by }, { onError: (error) => notifyError(error.message) });
  const close = () => setOpen(null);
  return (
    <div className="flex items-center gap-2">
      <IconButton
        label="One less on the shelf"
        size="small"
        disabled={item.quantity === 0}
        icon={<Minus aria-hidden="true" />}
        onClick={() => adjust(-1)}
      />
      <IconButton
        label="One more on the shelf"
        size="small"
        icon={<Plus aria-hidden="true" />}
        onClick={() => adjust(1)}
      />
      <Button size="small" icon={<Pencil aria-hidden="true" />} onClick={() => setOpen("change")}>
        Change
      </Button>
      <Button
        size="small"
        variant="quiet"
        icon={<Trash2 aria-hidden="true" />}
        className="ml-auto"
        onClick={() => setOpen("delete")}
      >
        Delete
      </Button>
      {open === "change" && <ItemDialog item={item} currency={currency} onClose={close} />}
      <ConfirmDialog
        open={open === "delete"}
        onOpenChange={(next) => !next && close()}
        title={`Delete ${item.name}`}
        description="The item and its stock are gone for good. Items that offer it instead keep its SKU."
        confirmLabel="Delete the item"
        onConfirm={async () => {
          await remove.mutateAsync(item.sku);
          notify(`${item.name} is deleted.`);
          onDeleted();
        }}
      />
    </div>
  );
}
