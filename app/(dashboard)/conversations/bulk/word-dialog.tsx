"use client";

import { z } from "zod";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Input } from "#components/ui/input.tsx";
import { UpdateConversation } from "#lib/domain/conversations/contract.ts";
import { tags } from "#lib/http/schemas.ts";
import { assigned, type Bulk, escalated, tagged, untagged } from "./steps.ts";

const words = z
  .string()
  .transform((text) => [
    ...new Set(
      text
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(tags.min(1, "Write at least one tag."));
const { assigned_to, escalation_reason } = UpdateConversation.shape;

/** Changes that take a word: which tag, to whom, why. */
export const asking = {
  tag: {
    title: "Add tags",
    label: "Tags",
    hint: "Separate several by commas.",
    confirm: "Add tags",
    schema: z.object({ word: words }).transform(({ word }) => tagged(word)),
  },
  untag: {
    title: "Remove tags",
    label: "Tags",
    hint: "Separate several by commas. Who does not have them stays as it is.",
    confirm: "Remove tags",
    schema: z.object({ word: words }).transform(({ word }) => untagged(word)),
  },
  assign: {
    title: "Assign",
    label: "Who takes care of it",
    hint: "A name or an e-mail. Leave it empty to assign to nobody.",
    confirm: "Assign",
    schema: z
      .object({
        word: z
          .string()
          .transform((text) => text.trim() || null)
          .pipe(assigned_to.unwrap()),
      })
      .transform(({ word }) => assigned(word)),
  },
  escalate: {
    title: "Hand over to a person",
    label: "Reason",
    hint: "Such as “Customer asked” or “Refund above the limit”.",
    confirm: "Escalate",
    schema: z.object({ word: escalation_reason.unwrap() }).transform(({ word }) => escalated(word)),
  },
} as const;

export type Asking = keyof typeof asking;

type WordDialogProps = { ask: Asking; about: string; onClose: () => void; onSubmit: (bulk: Bulk) => Promise<void> };

/** Asks for the word, then does it. */
export function WordDialog({ ask, about, onClose, onSubmit }: WordDialogProps) {
  const { title, label, hint, confirm, schema } = asking[ask];
  const form = useContractForm<{ word: string }, Bulk>({
    schema,
    initial: { word: "" },
    submit: async (bulk) => {
      await onSubmit(bulk);
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={`For ${about}.`}
      footer={
        <>
          <DialogClose>
            <Button variant="quiet">Cancel</Button>
          </DialogClose>
          <Button type="submit" form="bulk-word" variant="primary" loading={form.pending}>
            {confirm}
          </Button>
        </>
      }
    >
      <form id="bulk-word" noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} />
        <Field label={label} hint={hint} {...form.field("word")}>
          <Input {...form.text("word")} autoComplete="off" dir="auto" />
        </Field>
      </form>
    </Dialog>
  );
}
