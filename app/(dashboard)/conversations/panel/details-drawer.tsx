"use client";

import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";

type DetailsDrawerProps = { open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode };

/** The panel itself takes the focus: on the close button it would show that one's tooltip. */
function focusWhole(event: Event) {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

/** The panel where there is no room beside the transcript: from the right, on a phone the whole page. */
export function DetailsDrawer({ open, onOpenChange, children }: DetailsDrawerProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim min-[1200px]:hidden" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focusWhole}
          className="fixed inset-y-0 right-0 z-50 flex w-84 animate-panel flex-col border-line border-l bg-sunken text-ink shadow-float outline-none max-md:w-full min-[1200px]:hidden"
        >
          <div className="flex shrink-0 items-center justify-between border-line border-b py-1.5 pr-2 pl-5">
            <Dialog.Title className="text-dialog">Details</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label="Close" variant="quiet" icon={<X aria-hidden="true" />} />
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto pb-[env(safe-area-inset-bottom)]">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
