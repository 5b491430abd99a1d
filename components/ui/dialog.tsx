"use client";

import { clsx } from "clsx";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { buttonClass } from "./button-style.ts";
import { useReturnFocus } from "./use-return-focus.ts";

type DialogProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactNode;
  /** Says the outcome, not the mechanism. */
  title: ReactNode;
  description?: ReactNode;
  icon?: ReactNode;
  size?: "default" | "wide";
  /** Esc and the scrim do nothing and there is no close button: only the footer closes it. */
  secret?: boolean;
  initialFocus?: RefObject<HTMLElement | null>;
  /** The line at the bottom: a remark at the left, buttons at the right. */
  footer?: ReactNode;
  children?: ReactNode;
};

const widths = { default: "max-w-dialog", wide: "max-w-dialog-wide" };

/** A question or a form in front of the page, 480 or 600 wide. */
export function Dialog({ open, onOpenChange, trigger, ...rest }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <DialogPanel {...rest} />
      </Radix.Portal>
    </Radix.Root>
  );
}

function DialogPanel(props: Omit<DialogProps, "open" | "onOpenChange" | "trigger">) {
  const { title, description, icon, size = "default", secret, initialFocus, footer, children } = props;
  const stay = secret ? (event: Event) => event.preventDefault() : undefined;
  const { remember, giveBack } = useReturnFocus();
  const focusFirst = (event: Event) => {
    remember();
    if (!initialFocus?.current) return;
    event.preventDefault();
    initialFocus.current.focus({ focusVisible: true });
  };
  return (
    <Radix.Content
      {...(description ? {} : { "aria-describedby": undefined })}
      onEscapeKeyDown={stay}
      onPointerDownOutside={stay}
      onInteractOutside={stay}
      onOpenAutoFocus={focusFirst}
      onCloseAutoFocus={giveBack}
      className={clsx(
        "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-1/2 animate-appear flex-col",
        "rounded-dialog border border-line bg-raised text-ink shadow-float outline-none",
        widths[size],
      )}
    >
      <div className={clsx("px-6 pt-5", !secret && "pr-14")}>
        <Radix.Title className="flex items-center gap-2 text-dialog [&>svg]:size-4.5 [&>svg]:text-accent">
          {icon}
          {title}
        </Radix.Title>
        {description && <Radix.Description className="mt-1 text-ink-2 text-read">{description}</Radix.Description>}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-6 pt-4 pb-6 text-read">{children}</div>
      {footer && (
        <div className="flex flex-wrap items-center justify-end gap-2 rounded-b-dialog border-line border-t bg-sunken px-4 py-3">
          {footer}
        </div>
      )}
      {!secret && <CloseCross />}
    </Radix.Content>
  );
}

/** Last in order, so that the first field gets the focus; without a tooltip, which would take the first Esc. */
function CloseCross() {
  return (
    <Radix.Close
      aria-label="Close"
      className={buttonClass("quiet", "small", "px-0! absolute top-4 right-4 w-7 text-ink-3! touch:w-11")}
    >
      <X aria-hidden="true" />
    </Radix.Close>
  );
}

/** Closes the dialog around it; wraps a button. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}

/** The remark at the left of a dialog's footer. */
export function DialogRemark({ children }: { children: ReactNode }) {
  return <p className="mr-auto min-w-40 flex-1 pl-2 text-ink-3 text-meta">{children}</p>;
}
