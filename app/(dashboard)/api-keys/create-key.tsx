"use client";

import { useState } from "react";
import { type NewKey, useRefreshKeys } from "#lib/domain/api-keys/hooks.ts";
import { covers } from "#lib/http/scopes.ts";
import { CreateKeyDialog } from "./create-key-dialog.tsx";
import { NewKeyDialog } from "./new-key-dialog.tsx";

type CreateKeyProps = { held: readonly string[]; onCreated: (key: NewKey) => void; onClose: () => void };

/** First the form, then the secret that only this moment shows. */
export function CreateKey({ held, onCreated, onClose }: CreateKeyProps) {
  const [created, setCreated] = useState<NewKey>();
  const refresh = useRefreshKeys();
  const show = (key: NewKey) => {
    setCreated(key);
    onCreated(key);
  };
  const close = () => {
    refresh();
    onClose();
  };
  if (!created) return <CreateKeyDialog held={held} onClose={onClose} onCreated={show} />;
  return <NewKeyDialog created={created} seesAllowlist={covers(held, "allowlist:read")} onClose={close} />;
}
