"use client";

import { z } from "zod";
import { FormDialog } from "#components/forms/form-dialog.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useCreateCustomerNote } from "#lib/domain/customers/hooks.ts";

const NOTE = "note";
const kinds = [
  { value: NOTE, label: "A note for the team" },
  { value: "phone", label: "A phone call" },
  { value: "email", label: "An e-mail" },
  { value: "store", label: "A visit to the store" },
  { value: "other", label: "Something else that took place" },
];

const NoteForm = z.object({ kind: z.string(), body: z.string().trim().min(1, "Write a few words.").max(5000) });

/** A note, or something that took place outside the chat. */
export function AddNote({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const create = useCreateCustomerNote(customerId);
  const form = useContractForm({
    schema: NoteForm,
    initial: { kind: NOTE, body: "" },
    submit: async ({ kind, body }) => {
      await create.mutateAsync(kind === NOTE ? { note: body } : { interaction: { channel: kind, summary: body } });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title="Add a note"
      description="Only your team sees it. It goes when the customer is erased."
      verb="Add it"
      onClose={onClose}
    >
      <Field label="What it is" {...form.field("kind")}>
        <Select value={form.values.kind} onValueChange={(kind) => form.set("kind", kind)} options={kinds} />
      </Field>
      <Field label="Words" required {...form.field("body")}>
        <Textarea {...form.text("body")} rows={4} maxLength={5000} dir="auto" />
      </Field>
    </FormDialog>
  );
}
