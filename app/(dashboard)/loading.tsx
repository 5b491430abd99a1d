import { Skeleton } from "#components/ui/skeleton.tsx";

const LINES = ["w-3/5", "w-2/5", "w-4/5", "w-1/2", "w-2/3"];

/** The place of a page that is on its way. */
export default function Loading() {
  return (
    <div aria-busy="true" className="px-6 py-5 max-md:px-4">
      <p className="sr-only">Loading</p>
      <Skeleton className="mb-8 h-7 w-48" />
      {LINES.map((width) => (
        <Skeleton key={width} className={`mb-5 h-4 ${width}`} />
      ))}
    </div>
  );
}
