"use client";

import { clsx } from "clsx";
import { type ReactNode, useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import type { ContractForm } from "./use-contract-form.ts";

type FormDialogProps = {
  form: Pick<ContractForm<object>, "errors" | "pending" | "onSubmit">;
  title: ReactNode;
  description?: ReactNode;
  size?: "default" | "wide";
  /** What its button says: "Create key". */
  verb: ReactNode;
  /** More room between the fields, where they are groups. */
  roomy?: boolean;
  onClose: () => void;
  children: ReactNode;
};

/** A form in a dialog: what was wrong on top, Cancel and the verb below. */
export function FormDialog({ form, verb, roomy = false, onClose, children, ...dialog }: FormDialogProps) {
  const id = useId();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      {...dialog}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form={id} variant="primary" loading={form.pending}>
            {verb}
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={form.onSubmit} className={clsx("flex flex-col", roomy ? "gap-5" : "gap-4")}>
        <FormErrors errors={form.errors} />
        {children}
      </form>
    </Dialog>
  );
}
