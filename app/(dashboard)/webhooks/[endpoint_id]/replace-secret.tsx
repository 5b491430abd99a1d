"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { type Endpoint, type NewEndpoint, useRotateSecret } from "#lib/domain/webhooks/hooks.ts";
import { SigningSecret } from "../signing-secret.tsx";

/** Makes a new signing secret, which replaces the old one at once. */
export function ReplaceSecret({ endpoint }: { endpoint: Endpoint }) {
  const [asking, setAsking] = useState(false);
  const [renewed, setRenewed] = useState<NewEndpoint>();
  const rotate = useRotateSecret(endpoint.id);
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        Replace secret
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Replace the signing secret"
        description="From now on we sign with the new secret only. Until your server knows it, it will refuse what we send; we try again."
        confirmLabel="Replace secret"
        onConfirm={async () => setRenewed(await rotate.mutateAsync())}
      />
      {renewed && <SigningSecret endpoint={renewed} onClose={() => setRenewed(undefined)} />}
    </>
  );
}
