"use client";

import { useState } from "react";
import { FormDialog } from "#components/forms/form-dialog.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { type KeyScope, type NewKey, useCreateApiKey } from "#lib/domain/api-keys/hooks.ts";
import { expiryOf } from "./expiry.ts";
import { ExpiryField, usualExpiry } from "./expiry-field.tsx";
import { NewKeyForm } from "./key-draft.ts";
import { KeyFields } from "./key-fields.tsx";

type CreateKeyDialogProps = {
  held: readonly string[];
  onClose: () => void;
  onCreated: (key: NewKey) => void;
};

/** Name, rights, end and bounds of a new key. */
export function CreateKeyDialog({ held, onClose, onCreated }: CreateKeyDialogProps) {
  const timeZone = useTimeZone();
  const create = useCreateApiKey();
  const [expires_at] = useState(() => expiryOf(usualExpiry, "", new Date(), timeZone));
  const form = useContractForm({
    schema: NewKeyForm,
    initial: { name: "", scopes: [] as KeyScope[], expires_at, allowed_addresses: "", rate_limit: "" },
    submit: async (body) => onCreated(await create.mutateAsync(body)),
  });
  return (
    <FormDialog
      form={form}
      size="wide"
      title="Create a key"
      description="One for each program, with no more rights than it needs."
      verb="Create key"
      roomy
      onClose={onClose}
    >
      <KeyFields
        form={form}
        held={held}
        expiry={
          <ExpiryField
            {...form.field("expires_at")}
            value={form.values.expires_at}
            onChange={(at) => form.set("expires_at", at)}
          />
        }
      />
    </FormDialog>
  );
}
