"use client";

import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { useWide } from "./use-wide.ts";

/** From here on there is room for an inspector beside its log. */
const BESIDE = 1200;

export const useInspectorBeside = () => useWide(BESIDE);

type InspectorPlaceProps = { label: string; onClose: () => void; children: ReactNode };

/** Where the chosen row is shown whole: beside the log, from the right where there is no room, a page on phones. */
export function InspectorPlace({ label, onClose, children }: InspectorPlaceProps) {
  const beside = useInspectorBeside();
  if (!beside) {
    return (
      <Drawer label={label} onClose={onClose}>
        {children}
      </Drawer>
    );
  }
  return (
    <aside
      aria-label={label}
      className="w-85 shrink-0 overflow-y-auto border-line border-t border-l bg-sunken min-[1320px]:w-95"
    >
      {children}
    </aside>
  );
}

function Drawer({ label, onClose, children }: InspectorPlaceProps) {
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
          <Dialog.Title className="sr-only">{label}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
