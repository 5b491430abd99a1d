"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { type Endpoint, useDeleteEndpoint } from "#lib/domain/webhooks/hooks.ts";
import { nameOf } from "../endpoint-words.ts";

type DeleteEndpointProps = { endpoint: Endpoint; open: boolean; onOpenChange: (open: boolean) => void };

/** Asks for the name, deletes, and leads back to the list. */
export function DeleteEndpoint({ endpoint, open, onOpenChange }: DeleteEndpointProps) {
  const router = useRouter();
  const remove = useDeleteEndpoint(endpoint.id);
  const name = nameOf(endpoint);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Stop sending to “${name}”`}
      description="Nothing more is sent there, and what still waited is canceled. The API still lists what was delivered so far. This cannot be undone."
      confirmLabel="Delete endpoint"
      nameToType={name}
      onConfirm={async () => {
        await remove.mutateAsync();
        router.push("/webhooks");
      }}
    />
  );
}
