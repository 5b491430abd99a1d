"use client";

import { useId, useState } from "react";
import { z } from "zod";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Input } from "#components/ui/input.tsx";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { CreateApiKey } from "#lib/domain/api-keys/contract.ts";
import { type KeyScope, type NewKey, useCreateApiKey } from "#lib/domain/api-keys/hooks.ts";
import { expiryOf } from "./expiry.ts";
import { ExpiryField, usualExpiry } from "./expiry-field.tsx";
import { ScopePicker } from "./scope-picker.tsx";

// The contract's own sentence about times is for programs.
const schema = CreateApiKey.extend({ expires_at: z.iso.datetime({ offset: true, error: "Choose a day." }).optional() });

type CreateKeyDialogProps = {
  held: readonly string[];
  onClose: () => void;
  onCreated: (key: NewKey) => void;
};

/** Name, rights and end of a new key. */
export function CreateKeyDialog({ held, onClose, onCreated }: CreateKeyDialogProps) {
  const id = useId();
  const timeZone = useTimeZone();
  const create = useCreateApiKey();
  const [expires_at] = useState(() => expiryOf(usualExpiry, "", new Date(), timeZone));
  const form = useContractForm({
    schema,
    initial: { name: "", scopes: [] as KeyScope[], expires_at },
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
        <Field
          label="Name"
          required
          hint="The program that will use it, such as “Warehouse sync”."
          {...form.field("name")}
        >
          <Input {...form.text("name")} maxLength={80} autoComplete="off" />
        </Field>
        <ScopePicker
          {...form.field("scopes")}
          held={held}
          value={form.values.scopes}
          onChange={(scopes) => form.set("scopes", scopes)}
        />
        <ExpiryField
          {...form.field("expires_at")}
          value={form.values.expires_at}
          onChange={(at) => form.set("expires_at", at)}
        />
      </form>
    </Dialog>
  );
}
