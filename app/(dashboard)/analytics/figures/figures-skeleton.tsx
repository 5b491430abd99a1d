import { Skeleton } from "#components/ui/skeleton.tsx";

const PLACES = ["first", "second", "third", "fourth", "fifth"];

/** The shape of five figures and a chart while they are fetched. */
export function FiguresSkeleton() {
  return (
    <div aria-busy="true">
      <p className="sr-only">Loading</p>
      <div className="grid grid-cols-2 gap-px border-line border-y bg-line *:bg-sheet md:grid-cols-5">
        {PLACES.map((place) => (
          <div key={place} className="px-6 py-2.5 max-md:px-4 max-md:odd:last:col-span-2">
            <Skeleton className="mb-2 h-4 w-24" />
            <Skeleton className="h-7 w-20" />
          </div>
        ))}
      </div>
      <div className="px-6 py-5 max-md:px-4">
        <Skeleton className="mb-4 h-4 w-64" />
        <Skeleton className="h-75 w-full" />
      </div>
    </div>
  );
}
