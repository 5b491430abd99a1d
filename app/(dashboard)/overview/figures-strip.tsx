import type { UseQueryResult } from "@tanstack/react-query";
import { FigureStrip, FigureTile } from "#components/charts/figure-tile.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Summary } from "#lib/domain/analytics/hooks.ts";
import type { SeriesAnswer } from "#lib/domain/analytics/series/hooks.ts";
import { figuresOf } from "./figures.ts";

const PLACES = ["conversations", "resolved", "revenue", "answer", "satisfaction"];

type FiguresProps = { summary: UseQueryResult<Summary>; revenue: UseQueryResult<SeriesAnswer> };

/** The headline figures, each leading to its conversations. */
export function Figures({ summary, revenue }: FiguresProps) {
  if (summary.isPending || revenue.isPending) {
    return (
      <FigureStrip>
        {PLACES.map((place) => (
          <div key={place} className="px-4 py-3.5 max-md:odd:last:col-span-2">
            <Skeleton className="mb-2 h-4 w-24" />
            <Skeleton className="mb-1 h-9 w-20" />
            <Skeleton className="h-4 w-28" />
          </div>
        ))}
      </FigureStrip>
    );
  }
  if (!summary.data) return null;
  return (
    <FigureStrip>
      {figuresOf(summary.data, revenue.data ?? null).map((figure) => (
        <FigureTile key={figure.label} {...figure} />
      ))}
    </FigureStrip>
  );
}
