"use client";

import { useAllowlist } from "#lib/domain/ip-allowlist/hooks.ts";
import { withoutWidth } from "#lib/domain/ip-allowlist/rules.ts";

/** Where keys may call from, in a few words. */
export function AllowedAddresses() {
  const list = useAllowlist();
  if (!list.data) return "–";
  const subnets = list.data.data.map((entry) => withoutWidth(entry.cidr));
  if (subnets.length === 0) return "from everywhere";
  if (subnets.length <= 2) return subnets.join(" and ");
  return `${subnets[0]} and ${subnets.length - 1} more`;
}
