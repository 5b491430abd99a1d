import type { ReactNode } from "react";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

type Fetched<Data> = {
  data: Data | undefined;
  isPending: boolean;
  error: Error | null;
  refetch: () => unknown;
};

type PanelProps<Data> = {
  /** Names the panel while there is nothing to show; the chart inside brings its own title. */
  title: string;
  query: Fetched<Data>;
  /** Why there is nothing to show; null when there is. */
  empty?: (data: Data) => ReactNode | null;
  /** How high the chart will be, so that nothing jumps. */
  height?: number;
  className?: string;
  children: (data: Data) => ReactNode;
};

/** A part of the page around something fetched: its shape while it loads, why it failed, why it is empty, or itself. */
export function Panel<Data>({ title, query, empty, height = 264, className, children }: PanelProps<Data>) {
  if (query.data !== undefined) {
    const nothing = empty?.(query.data);
    if (!nothing) return children(query.data);
    return (
      <Section title={title} className={className}>
        <EmptyState>{nothing}</EmptyState>
      </Section>
    );
  }
  return (
    <Section title={title} className={className}>
      {query.isPending ? (
        <div aria-busy="true" style={{ height }}>
          <p className="sr-only">Loading</p>
          <Skeleton className="h-full w-full" />
        </div>
      ) : (
        <Failure error={query.error} onRetry={query.refetch} />
      )}
    </Section>
  );
}
