import type { Change } from "#components/charts/change.ts";
import type { SeriesPart } from "#lib/domain/analytics/series/hooks.ts";

type Trend = SeriesPart["trend"][string];

const moved = { up: "Up", down: "Down" } as const;

/** Below this, "0.000" would claim more than was computed. */
const LEAST = 0.001;

function chance({ p_value, significant }: Trend): string {
  if (p_value === null) return "Too little is known to say whether this is more than chance.";
  const p = p_value < LEAST ? `p < ${LEAST}` : `p = ${p_value.toFixed(p_value < 0.01 ? 3 : 2)}`;
  return significant ? `Chance alone would seldom bring that about (${p}).` : `This may well be chance (${p}).`;
}

/** How a figure moved, and whether that means anything; null where nothing is compared. */
export function trendWords(trend: Trend | undefined, change: Change | undefined, comparedWith: string): string | null {
  if (!trend || !change) return null;
  if (change.direction === "flat") return `The same as ${comparedWith}.`;
  return `${moved[change.direction]} ${change.text} on ${comparedWith}. ${chance(trend)}`;
}
