"use client";

import { Dialog } from "radix-ui";
import { Inspector } from "./inspector.tsx";

/** The inspector where there is no room beside the log: from the right, and a whole page on phones. */
export function InspectorDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.target instanceof HTMLElement) event.target.focus();
          }}
          className="fixed inset-y-0 right-0 z-50 w-full animate-panel overflow-y-auto bg-sheet text-ink shadow-float outline-none md:max-w-dialog md:border-line md:border-l"
        >
          <Dialog.Title className="sr-only">Delivery</Dialog.Title>
          <Inspector key={id} id={id} onClose={onClose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
