"use client";

import { FormDialog } from "#components/forms/form-dialog.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { notify } from "#components/ui/toaster.tsx";
import { type KeyRow, useUpdateApiKey } from "#lib/domain/api-keys/hooks.ts";
import { ExpiryField } from "./expiry-field.tsx";
import { ChangeKeyForm, draftOf } from "./key-draft.ts";
import { KeyFields } from "./key-fields.tsx";

type ChangeKeyProps = { row: KeyRow; held: readonly string[]; onClose: () => void };

/** Another name, other rights, another end; the secret stays. */
export function ChangeKey({ row, held, onClose }: ChangeKeyProps) {
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
    <FormDialog
      form={form}
      size="wide"
      title={`Change “${row.name}”`}
      description="The secret stays as it is; the program that uses it needs no change."
      verb="Save changes"
      roomy
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
