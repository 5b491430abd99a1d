"use client";

import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { EndpointValues } from "../endpoint-fields.tsx";

/** A second signature that the receiver verifies without a secret. */
export function SignatureField({ form }: { form: ContractForm<EndpointValues> }) {
  return (
    <Checkbox
      label="Sign with a key pair as well"
      hint="Adds a v1a signature (ed25519): whoever has the public key can verify what we send, and cannot forge it."
      checked={form.values.asymmetric_signature}
      onCheckedChange={(wanted) => form.set("asymmetric_signature", wanted === true)}
    />
  );
}
