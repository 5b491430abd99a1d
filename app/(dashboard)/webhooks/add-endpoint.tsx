"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { NewEndpoint } from "#lib/domain/webhooks/hooks.ts";
import { AddEndpointDialog } from "./add-endpoint-dialog.tsx";
import { SigningSecret } from "./signing-secret.tsx";

/** First the form, then the secret that only this moment shows, then the endpoint's page. */
export function AddEndpoint({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<NewEndpoint>();
  const router = useRouter();
  if (!created) return <AddEndpointDialog onClose={onClose} onCreated={setCreated} />;
  const done = () => {
    onClose();
    router.push(`/webhooks/${created.id}`);
  };
  return <SigningSecret endpoint={created} onClose={done} />;
}
