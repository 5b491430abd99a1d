"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Select } from "#components/ui/select.tsx";
import { type Endpoint, type NewEndpoint, useRotateSecret } from "#lib/domain/webhooks/hooks.ts";
import { SigningSecret } from "../signing-secret.tsx";

const overlaps = [
  { value: "0", label: "It stops signing now" },
  { value: "1", label: "1 hour" },
  { value: "24", label: "24 hours" },
  { value: "168", label: "7 days" },
];

/** Makes a new signing secret; the old one signs as well for as long as its owner wants. */
export function ReplaceSecret({ endpoint }: { endpoint: Endpoint }) {
  const [asking, setAsking] = useState(false);
  const [overlap, setOverlap] = useState("24");
  const [renewed, setRenewed] = useState<NewEndpoint>();
  const rotate = useRotateSecret(endpoint.id);
  const replace = () =>
    rotate.mutate(Number(overlap), {
      onSuccess: (changed) => {
        setAsking(false);
        setRenewed(changed);
      },
    });
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        Replace secret
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Replace the signing secret"
        description="While both secrets sign, a server that knows either accepts what we send."
        footer={
          <>
            <Button variant="quiet" onClick={() => setAsking(false)}>
              Cancel
            </Button>
            <Button variant="primary" loading={rotate.isPending} onClick={replace}>
              Replace secret
            </Button>
          </>
        }
      >
        {rotate.error && <FormErrors errors={[{ message: rotate.error.message }]} />}
        <Field
          label="The old secret signs as well for"
          hint="X-ShopGuide-Signature is made with the new one at once; a server that checks that header must know it first."
        >
          <Select value={overlap} onValueChange={setOverlap} options={overlaps} />
        </Field>
      </Dialog>
      {renewed && <SigningSecret endpoint={renewed} onClose={() => setRenewed(undefined)} />}
    </>
  );
}
