"use client";

import { type ReactNode, useRef, useState, useTransition } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { FormErrors } from "./form-errors.tsx";
import { Input } from "./input.tsx";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will be different afterwards, and for whom. */
  description: ReactNode;
  /** The verb: "Revoke key". */
  confirmLabel: string;
  danger?: boolean;
  /** What the person types before a danger is let through. */
  nameToType?: string;
  onConfirm: () => Promise<void> | void;
};

/** Asks before what cannot be undone; focus rests on Cancel. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, description, confirmLabel, danger = true, nameToType, onConfirm } = props;
  const cancel = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState("");
  const [failure, setFailure] = useState<string>();
  const [pending, startTransition] = useTransition();
  const ready = nameToType === undefined || typed.trim() === nameToType;

  const close = (next: boolean) => {
    if (pending) return;
    setTyped("");
    setFailure(undefined);
    onOpenChange(next);
  };
  const confirm = () =>
    startTransition(async () => {
      try {
        await onConfirm();
        setTyped("");
        setFailure(undefined);
        onOpenChange(false);
      } catch (error) {
        setFailure(error instanceof Error ? error.message : "That did not work. Try again.");
      }
    });

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={title}
      description={description}
      initialFocus={cancel}
      footer={
        <>
          <Button ref={cancel} variant="quiet" onClick={() => close(false)}>
            Cancel
          </Button>
          <Button variant={danger ? "danger" : "primary"} disabled={!ready} loading={pending} onClick={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !pending) confirm();
        }}
      >
        <FormErrors errors={failure ? [{ message: failure }] : []} title="That did not work." />
        {nameToType !== undefined && (
          <Field
            label={
              <>
                Type “<bdi>{nameToType}</bdi>” to go on
              </>
            }
          >
            <Input
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
        )}
      </form>
    </Dialog>
  );
}
