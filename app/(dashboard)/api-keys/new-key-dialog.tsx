"use client";

import { CodeTabs } from "#components/ui/code-tabs.tsx";
import { Leader, Leaders } from "#components/ui/leader.tsx";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { SecretDialog } from "#components/ui/secret-dialog.tsx";
import { State } from "#components/ui/state.tsx";
import { type NewKey, useFirstUse } from "#lib/domain/api-keys/hooks.ts";
import { withoutWidth } from "#lib/domain/ip-allowlist/rules.ts";
import { AllowedAddresses } from "./allowed-addresses.tsx";
import { scopeName } from "./scope-choice.ts";
import { firstPath, samplesOf } from "./try-it.ts";

type NewKeyDialogProps = { created: NewKey; seesAllowlist: boolean; onClose: () => void };

/** The one moment in which a key can be seen: copy it, then try it. */
export function NewKeyDialog({ created, seesAllowlist, onClose }: NewKeyDialogProps) {
  const url = window.location.origin + firstPath(created.scopes);
  return (
    <SecretDialog
      open
      onClose={onClose}
      title={<>“{created.name}” is ready</>}
      description="Copy the key now. We keep only a fingerprint of it, so nobody can show it again, not even us."
      label="Secret key"
      secret={created.key}
      envName="SHOPGUIDE_API_KEY"
      facts={
        <Leaders>
          <Leader label="Scopes" value={created.scopes.map(scopeName).join(", ")} />
          <Leader label="Expires" value={<Expiry created={created} />} />
          {created.allowed_addresses.length > 0 && (
            <Leader label="Only from" value={created.allowed_addresses.map(withoutWidth).join(", ")} />
          )}
          {created.rate_limit !== null && (
            <Leader label="At most" value={`${created.rate_limit.toLocaleString("en-GB")} calls a minute`} />
          )}
          {seesAllowlist && <Leader label="Addresses" value={<AllowedAddresses />} />}
        </Leaders>
      }
    >
      <div className="flex flex-col gap-2">
        <CodeTabs title="Try it" samples={samplesOf(url, created)} />
        <FirstCall id={created.id} />
      </div>
    </SecretDialog>
  );
}

const DAY_MS = 86_400_000;

function Expiry({ created: { created_at, expires_at } }: { created: NewKey }) {
  if (!expires_at) return "never";
  const days = Math.round((Date.parse(expires_at) - Date.parse(created_at)) / DAY_MS);
  return (
    <>
      <ClockTime at={expires_at} format="date" />
      {days > 1 && `, ${days} days`}
    </>
  );
}

function FirstCall({ id }: { id: string }) {
  const { data: row } = useFirstUse(id);
  return (
    <p role="status" className="text-meta">
      {row?.last_used_at ? (
        <State glyph="check">
          First call received{row.last_used_address && ` from ${row.last_used_address}`} at{" "}
          <ClockTime at={row.last_used_at} />
        </State>
      ) : (
        <State glyph="waiting">Waiting for the first call with this key</State>
      )}
    </p>
  );
}
