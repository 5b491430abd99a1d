"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plus, Upload } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { inventoryKeys } from "#lib/domain/inventory/hooks.ts";
import { useLiveEvents } from "#lib/domain/stream/hooks.ts";
import { InspectorPlace, useInspectorBeside } from "../live-log/inspector-place.tsx";
import { useSelected } from "./address.ts";
import { ImportDialog } from "./import/import-dialog.tsx";
import { ItemDialog } from "./item/item-dialog.tsx";
import { ItemInspector } from "./item/item-inspector.tsx";
import { StockList } from "./stock-list.tsx";

type InventoryViewProps = { mayWrite: boolean; currency: string };

/** What is in stock, what runs low and what is gone, and beside it the item that was chosen. */
export function InventoryView({ mayWrite, currency }: InventoryViewProps) {
  const [selected, setSelected] = useSelected();
  const [open, setOpen] = useState<"item" | "import" | null>(null);
  const beside = useInspectorBeside();
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: inventoryKeys.all });
  useLiveEvents({ events: ["inventory.*"], onEvent: refresh });
  const close = () => void setSelected(null);

  return (
    <div className="flex min-h-full flex-col min-[1200px]:h-full">
      <PageHeader title="Inventory" actions={mayWrite && <Actions onOpen={setOpen} />} />
      <div className="flex min-h-0 min-w-0 flex-1">
        <StockList
          selectedSku={selected}
          onSelect={(sku) => void setSelected(sku, { history: beside ? "replace" : "push" })}
          onAdd={mayWrite ? () => setOpen("item") : undefined}
        />
        {selected && (
          <InspectorPlace label="Item" onClose={close}>
            <ItemInspector key={selected} sku={selected} mayWrite={mayWrite} currency={currency} onClose={close} />
          </InspectorPlace>
        )}
      </div>
      {open === "item" && <ItemDialog currency={currency} onClose={() => setOpen(null)} />}
      {open === "import" && (
        <ImportDialog
          currency={currency}
          onClose={() => {
            setOpen(null);
            refresh();
          }}
        />
      )}
    </div>
  );
}

function Actions({ onOpen }: { onOpen: (what: "item" | "import") => void }) {
  return (
    <>
      <Button icon={<Upload aria-hidden="true" />} onClick={() => onOpen("import")}>
        Import CSV
      </Button>
      <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => onOpen("item")}>
        Add an item
      </Button>
    </>
  );
}
