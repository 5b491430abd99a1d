import type { ChartPoint } from "./series.ts";

export type TooltipLine = { label: string; value: string; href?: string };

/** A point with all that its tooltip says. */
export type HitPoint = ChartPoint & { lines: readonly TooltipLine[] };
