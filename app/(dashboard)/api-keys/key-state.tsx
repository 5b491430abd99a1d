"use client";

import { RelativeTime } from "#components/ui/relative-time.tsx";
import { State } from "#components/ui/state.tsx";
import { useNow } from "#components/ui/use-now.ts";
import type { KeyRow } from "#lib/domain/api-keys/hooks.ts";
import { endsSoon } from "./ending.ts";

const NEW_MS = 86_400_000;

/** How a key is doing, in a glyph and a word. */
export function KeyState({ row }: { row: KeyRow }) {
  const moment = useNow();
  const now = moment?.getTime();
  if (row.state === "revoked") return <State glyph="closed">Revoked</State>;
  if (row.state === "expired") return <State glyph="closed">Expired</State>;
  if (moment && endsSoon(row, moment)) return <State glyph="warning">Ends soon</State>;
  const isNew = now !== undefined && now - Date.parse(row.created_at) < NEW_MS;
  if (!row.last_used_at && isNew) return <State glyph="waiting">Just made</State>;
  return <State glyph="check">Working</State>;
}

/** When and from where a key was used last. */
export function LastUse({ row }: { row: KeyRow }) {
  if (!row.last_used_at) return <span className="text-ink-3">never</span>;
  return (
    <span className="flex min-w-0 gap-x-2">
      <RelativeTime at={row.last_used_at} />
      {row.last_used_address && (
        <span title={row.last_used_address} className="min-w-0 truncate font-mono text-ink-3 text-mono">
          {row.last_used_address}
        </span>
      )}
    </span>
  );
}
