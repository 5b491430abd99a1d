import type { ReactNode } from "react";

type InsightSectionProps = { title: string; note?: ReactNode; aside?: ReactNode; children: ReactNode };

/** A part of an insight whose table reaches from edge to edge. */
export function InsightSection({ title, note, aside, children }: InsightSectionProps) {
  return (
    <section aria-label={title}>
      <div className="flex min-h-6 flex-wrap items-baseline gap-2 px-6 pt-5 pb-2 max-md:px-4">
        <h2 className="text-section">{title}</h2>
        {note && <span className="text-ink-2 text-ui">{note}</span>}
        {aside && <div className="ml-auto">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
