"use client";

import { useQuery } from "@tanstack/react-query";
import type { Dimension } from "#lib/domain/analytics/definitions/dimensions.ts";
import { seriesQuery } from "#lib/domain/analytics/series/hooks.ts";
import type { Scope } from "../figures/use-figures.ts";

type Asked = { scope: Scope; by: readonly Dimension[]; metrics: readonly string[]; groups: number };

/** Figures of groups over the whole range, without their course: months have the fewest points. */
export function useGroups({ scope, by, metrics, groups }: Asked) {
  return useQuery(
    seriesQuery({ ...scope, interval: "month", group_by: [...by], metrics: [...metrics], groups, compare: "none" }),
  );
}
