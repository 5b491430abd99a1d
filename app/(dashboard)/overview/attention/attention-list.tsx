import type { ReactNode } from "react";

type AttentionListProps = { title: string; count: ReactNode; children: ReactNode };

/** A block above the figures: its name at the left, a line for each thing to do. */
export function AttentionList({ title, count, children }: AttentionListProps) {
  return (
    <section
      aria-label={title}
      className="mx-6 mb-4 flex rounded-control border border-line bg-sunken max-md:mx-4 max-md:flex-col"
    >
      <h2 className="w-28 shrink-0 lg:w-34 border-line py-2.5 pl-3.5 font-semibold text-ui max-md:w-auto max-md:border-b md:border-r">
        {title} <span className="whitespace-nowrap pl-0.5 font-normal text-ink-2">{count}</span>
      </h2>
      <ul className="min-w-0 flex-1 divide-y divide-line">{children}</ul>
    </section>
  );
}
