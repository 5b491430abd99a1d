"use client";

import { type KeyRow, useWorkingKeys } from "#lib/domain/api-keys/hooks.ts";
import { type Consequences, consequencesOf } from "#lib/domain/ip-allowlist/rules.ts";
import { covers } from "#lib/http/scopes.ts";

const RECENT_MS = 30 * 86_400_000;

/** Tells what a change of the list would do to the keys that were used in the last 30 days. */
export function useConsequences(held: readonly string[], before: readonly string[]) {
  const keys = useWorkingKeys({ enabled: covers(held, "keys:read") });
  return (after: readonly string[]): Consequences<KeyRow> => {
    const since = Date.now() - RECENT_MS;
    const recent = keys.data?.filter((key) => key.last_used_at && Date.parse(key.last_used_at) > since) ?? [];
    return consequencesOf(before, after, recent);
  };
}
