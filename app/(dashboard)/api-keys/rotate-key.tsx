"use client";

import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Select } from "#components/ui/select.tsx";
import { type KeyRow, type NewKey, useRefreshKeys, useRotateApiKey } from "#lib/domain/api-keys/hooks.ts";
import { covers } from "#lib/http/scopes.ts";
import { NewKeyDialog } from "./new-key-dialog.tsx";

const overlaps = [
  { value: "0", label: "It stops at once" },
  { value: "3600", label: "For another hour" },
  { value: "86400", label: "For another day" },
  { value: "604800", label: "For another week" },
  { value: "2592000", label: "For another 30 days" },
];
const USUAL = "86400";

type RotateKeyProps = { row: KeyRow; held: readonly string[]; onCreated: (key: NewKey) => void; onClose: () => void };

/** A new secret for the same program; the old one goes on for as long as the change-over needs. */
export function RotateKey({ row, held, onCreated, onClose }: RotateKeyProps) {
  const [created, setCreated] = useState<NewKey>();
  const refresh = useRefreshKeys();
  if (!created) {
    const show = (key: NewKey) => {
      setCreated(key);
      onCreated(key);
    };
    return <RotateDialog row={row} onRotated={show} onClose={onClose} />;
  }
  const close = () => {
    refresh();
    onClose();
  };
  return <NewKeyDialog created={created} seesAllowlist={covers(held, "allowlist:read")} onClose={close} />;
}

type RotateDialogProps = { row: KeyRow; onRotated: (key: NewKey) => void; onClose: () => void };

function RotateDialog({ row, onRotated, onClose }: RotateDialogProps) {
  const rotate = useRotateApiKey(row.id);
  const [overlap, setOverlap] = useState(USUAL);
  const [failure, setFailure] = useState<string>();
  const [pending, startTransition] = useTransition();
  const submit = () =>
    startTransition(async () => {
      try {
        onRotated(await rotate.mutateAsync(Number(overlap)));
      } catch (error) {
        setFailure(error instanceof Error ? error.message : "That did not work. Try again.");
      }
    });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Rotate “${row.name}”`}
      description="Makes a key with the same rights, addresses and limit, and ends this one."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" loading={pending} onClick={submit}>
            Rotate key
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FormErrors errors={failure ? [{ message: failure }] : []} title="That did not work." />
        <Field
          label="The old key goes on working"
          hint="Long enough to put the new one where the old one is. Then it is refused."
        >
          <Select value={overlap} onValueChange={setOverlap} options={overlaps} />
        </Field>
      </div>
    </Dialog>
  );
}
