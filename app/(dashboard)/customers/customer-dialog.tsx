"use client";

import { useId } from "react";
import type { ZodType } from "zod";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import type { CustomerDraft } from "./customer-draft.ts";
import { CustomerFields } from "./customer-fields.tsx";

type CustomerDialogProps<Body> = {
  title: string;
  /** The verb of the button. */
  verb: string;
  schema: ZodType<Body>;
  initial: CustomerDraft;
  /** Throws what the server refused. */
  submit: (body: Body) => Promise<void>;
  onClose: () => void;
};

/** Who somebody is: to be added, or to be changed. */
export function CustomerDialog<Body>({ title, verb, schema, initial, submit, onClose }: CustomerDialogProps<Body>) {
  const id = useId();
  const form = useContractForm({ schema, initial, submit });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
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
      <form id={id} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} />
        <CustomerFields form={form} />
      </form>
    </Dialog>
  );
}
