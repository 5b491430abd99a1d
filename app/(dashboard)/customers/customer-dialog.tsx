"use client";

import type { ZodType } from "zod";
import { FormDialog } from "#components/forms/form-dialog.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
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
  const form = useContractForm({ schema, initial, submit });
  return (
    <FormDialog form={form} title={title} verb={verb} onClose={onClose}>
      <CustomerFields form={form} />
    </FormDialog>
  );
}
