"use client";

import { useId, useState } from "react";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
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
  const id = useId();
  const timeZone = useTimeZone();
  const create = useCreateApiKey();
  const [expires_at] = useState(() => expiryOf(usualExpiry, "", new Date(), timeZone));
  const form = useContractForm({
    schema: NewKeyForm,
    initial: { name: "", scopes: [] as KeyScope[], expires_at, allowed_addresses: "", rate_limit: "" },
    submit: async (body) => onCreated(await create.mutateAsync(body)),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="wide"
      title="Create a key"
      description="One for each program, with no more rights than it needs."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form={id} variant="primary" loading={form.pending}>
            Create key
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
              value={form.values.expires_at}
              onChange={(at) => form.set("expires_at", at)}
            />
          }
        />
      </form>
    </Dialog>
  );
}
