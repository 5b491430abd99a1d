import type { UseQueryResult } from "@tanstack/react-query";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Summary } from "#lib/domain/analytics/hooks.ts";
import type { Comparison, Range } from "../analytics/range/range.ts";
import { counted } from "../figure-words.ts";
import { OutcomeChart } from "./outcome-chart.tsx";

type ChartsProps = { summary: UseQueryResult<Summary>; range: Range; compare: Comparison };

/** How the conversations of each day of the range ended. */
export function Charts({ summary, range, compare }: ChartsProps) {
  const { data } = summary;
  if (summary.isPending) {
    return (
      <div aria-busy="true" className="px-6 py-5 max-md:px-4">
        <p className="sr-only">Loading</p>
        <Skeleton className="mb-4 h-5 w-48" />
        <Skeleton className="h-64 w-full" />
      </div>
    );
  }
  if (!data) return <Failure error={summary.error} onRetry={() => summary.refetch()} />;
  if (data.period.conversations === 0 && !data.previous?.conversations) return <NoConversations days={range.days} />;
  return <OutcomeChart summary={data} compare={compare} />;
}

function NoConversations({ days }: { days: number }) {
  return (
    <EmptyState>
      No conversation began in {days === 1 ? "this day" : `these ${counted(days, "day")}`}. How they end will show here,
      day by day.
    </EmptyState>
  );
}
