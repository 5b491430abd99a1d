"use client";

import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { type KeyRow, useRevokeApiKey } from "#lib/domain/api-keys/hooks.ts";
import { describeScopes } from "./scope-choice.ts";

/** Asks before a key stops, and says what stops with it. */
export function RevokeKey({ row, onClose }: { row: KeyRow; onClose: () => void }) {
  const revoke = useRevokeApiKey();
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Revoke “${row.name}”`}
      description={
        <>
          Whatever uses {row.hint} to {describeScopes(row.scopes)} is refused within a second. This cannot be undone.{" "}
          <Use row={row} />
        </>
      }
      confirmLabel="Revoke key"
      nameToType={row.name}
      onConfirm={async () => {
        await revoke.mutateAsync(row.id);
        notify(`“${row.name}” is revoked.`);
      }}
    />
  );
}

function Use({ row }: { row: KeyRow }) {
  if (!row.last_used_at) return "It has not been used yet.";
  return (
    <>
      It was last used <RelativeTime at={row.last_used_at} />
      {row.last_used_address && ` from ${row.last_used_address}`}.
    </>
  );
}
