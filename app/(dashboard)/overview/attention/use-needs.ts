"use client";

import type { Summary } from "#lib/domain/analytics/hooks.ts";
import { useWorkingKeys } from "#lib/domain/api-keys/hooks.ts";
import { useEndpoints } from "#lib/domain/webhooks/hooks.ts";
import type { May } from "../may.ts";
import { type Need, needsOf } from "./needs.ts";

/** What needs this person now, as far as the role may know of it. */
export function useNeeds(summary: Summary | undefined, may: May): Need[] {
  const endpoints = useEndpoints({ enabled: may.seeWebhooks });
  const keys = useWorkingKeys({ enabled: may.seeKeys });
  if (!summary) return [];
  const { waiting, generated_at, time_zone } = summary;
  const facts = { waiting, endpoints: endpoints.data?.data ?? [], keys: keys.data ?? [] };
  return needsOf(facts, new Date(generated_at), time_zone);
}
