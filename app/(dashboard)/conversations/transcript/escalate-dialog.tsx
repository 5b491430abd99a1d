"use client";

import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Input } from "#components/ui/input.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { UpdateConversation } from "#lib/domain/conversations/contract.ts";
import { type ConversationRow, useUpdateConversation } from "#lib/domain/conversations/hooks.ts";

type EscalateDialogProps = { conversation: ConversationRow; open: boolean; onOpenChange: (open: boolean) => void };

const body = UpdateConversation.pick({ status: true, escalation_reason: true }).required();
const formId = "escalate";

/** Hands a conversation to a person, with the reason that the team and the webhooks are told. */
export function EscalateDialog({ conversation, open, onOpenChange }: EscalateDialogProps) {
  const { mutateAsync } = useUpdateConversation();
  const form = useContractForm({
    schema: body,
    initial: { status: "escalated", escalation_reason: "" },
    submit: async (change) => {
      await mutateAsync({ id: conversation.id, change });
      turn(false);
      notify("A person is asked to take over.");
    },
  });
  const turn = (next: boolean) => {
    if (!next) form.reset();
    onOpenChange(next);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={turn}
      title="Hand this conversation to a person"
      description="It moves to Escalated, its priority rises, and your webhooks hear of it."
      footer={
        <>
          <DialogClose>
            <Button variant="quiet">Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={form.pending}>
            Escalate
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} />
        <Field
          label="Reason"
          hint="Such as “Customer asked” or “Refund above the limit”."
          {...form.field("escalation_reason")}
        >
          <Input {...form.text("escalation_reason")} autoComplete="off" maxLength={200} dir="auto" />
        </Field>
      </form>
    </Dialog>
  );
}
