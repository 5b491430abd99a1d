import { Skeleton } from "#components/ui/skeleton.tsx";

const ROWS = ["a", "b", "c", "d", "e", "f", "g"];

/** The rows' places while they are on their way. */
export function ListSkeleton() {
  return (
    <div aria-busy="true">
      <p className="sr-only">Loading the conversations</p>
      {ROWS.map((row) => (
        <div key={row} className="flex flex-col gap-2 border-line border-b px-6 py-3 max-md:px-4">
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-4 w-11/12" />
          <Skeleton className="h-3.5 w-1/2" />
        </div>
      ))}
    </div>
  );
}
