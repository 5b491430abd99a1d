"use client";

import { useId } from "react";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { type KeyRow, useUpdateApiKey } from "#lib/domain/api-keys/hooks.ts";
import { ExpiryField } from "./expiry-field.tsx";
import { ChangeKeyForm, draftOf } from "./key-draft.ts";
import { KeyFields } from "./key-fields.tsx";

type ChangeKeyProps = { row: KeyRow; held: readonly string[]; onClose: () => void };

/** Another name, other rights, another end; the secret stays. */
export function ChangeKey({ row, held, onClose }: ChangeKeyProps) {
  const id = useId();
  const update = useUpdateApiKey(row.id);
  const form = useContractForm({
    schema: ChangeKeyForm,
    initial: draftOf(row),
    submit: async (body) => {
      await update.mutateAsync(body);
      notify(`“${body.name}” is changed. It counts within a second.`);
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="wide"
      title={`Change “${row.name}”`}
      description="The secret stays as it is; the program that uses it needs no change."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form={id} variant="primary" loading={form.pending}>
            Save changes
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
        <FormErrors errors={form.errors} />
        <KeyFields
          form={form}
          held={held}
          expiry={
            <ExpiryField
              {...form.field("expires_at")}
              current={row.expires_at}
              value={form.values.expires_at}
              onChange={(at) => form.set("expires_at", at)}
            />
          }
        />
      </form>
    </Dialog>
  );
}
