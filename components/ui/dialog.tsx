"use client";

import { clsx } from "clsx";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { IconButton } from "./icon-button.tsx";

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

/** Closes the dialog around it; wraps a button. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}

/** A question or a form in front of the page, 480 or 600 wide. */
export function Dialog(props: DialogProps) {
  const {
    open,
    onOpenChange,
    trigger,
    title,
    description,
    icon,
    size = "default",
    secret,
    initialFocus,
    footer,
  } = props;
  const stay = secret ? (event: Event) => event.preventDefault() : undefined;
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onEscapeKeyDown={stay}
          onPointerDownOutside={stay}
          onInteractOutside={stay}
          onOpenAutoFocus={(event) => {
            if (!initialFocus?.current) return;
            event.preventDefault();
            initialFocus.current.focus();
          }}
          className={clsx(
            "fixed top-[8dvh] left-1/2 z-50 flex max-h-[84dvh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col",
            "rounded-dialog border border-line bg-raised text-ink shadow-float outline-none",
            size === "wide" ? "max-w-dialog-wide" : "max-w-dialog",
          )}
        >
          <div className="flex animate-panel items-start gap-3 px-6 pt-5">
            <div className="min-w-0 flex-1">
              <Radix.Title className="flex items-center gap-2 text-dialog [&>svg]:size-4.5 [&>svg]:text-accent">
                {icon}
                {title}
              </Radix.Title>
              {description && (
                <Radix.Description className="mt-1 text-ink-2 text-read">{description}</Radix.Description>
              )}
            </div>
            {!secret && (
              <Radix.Close asChild>
                <IconButton
                  label="Close"
                  variant="quiet"
                  size="small"
                  icon={<X aria-hidden="true" />}
                  className="-mr-2"
                />
              </Radix.Close>
            )}
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-6 pt-4 pb-6 text-read">{props.children}</div>
          {footer && (
            <div className="flex flex-wrap items-center justify-end gap-2 rounded-b-dialog border-line border-t bg-sunken px-4 py-3">
              {footer}
            </div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The remark at the left of a dialog's footer. */
export function DialogRemark({ children }: { children: ReactNode }) {
  return <p className="mr-auto min-w-40 flex-1 pl-2 text-ink-3 text-meta">{children}</p>;
}
