"use client";

import { X } from "lucide-react";
import { Toaster as Sonner, toast } from "sonner";
import { StateGlyph } from "./state-glyph.tsx";

const UNDO_MS = 8000;

/** Says in one line what was done; with `undo` it can be taken back for 8 seconds. */
export function notify(message: string, options: { undo?: () => void } = {}): void {
  toast(message, {
    duration: options.undo ? UNDO_MS : 4000,
    icon: <StateGlyph glyph="check" className="size-4 text-good-mark" />,
    action: options.undo && { label: "Undo", onClick: options.undo },
  });
}

/** Says what did not work; stays until it is closed. */
export function notifyError(message: string): void {
  toast.error(message, {
    duration: Number.POSITIVE_INFINITY,
    closeButton: true,
    icon: <StateGlyph glyph="failed" className="size-4 text-bad-mark" />,
  });
}

/** Where notices appear: bottom left, above the bar of a phone. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-left"
      style={{ fontFamily: "inherit" }}
      offset={24}
      mobileOffset={{ bottom: 72, left: 16, right: 16 }}
      icons={{ close: <X className="size-4" aria-hidden="true" /> }}
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: "Close",
        classNames: {
          toast:
            "flex w-full items-center gap-2.5 rounded-popover border border-line bg-raised py-2 pr-2 pl-3 text-ink text-ui shadow-float",
          content: "min-w-0 flex-1 py-1",
          icon: "shrink-0",
          actionButton: "h-7 shrink-0 rounded-control px-2 font-semibold text-accent hover:bg-hover touch:h-11",
          closeButton:
            "order-last grid size-7 shrink-0 place-items-center rounded-control text-ink-3 hover:bg-hover touch:size-11",
        },
      }}
    />
  );
}
