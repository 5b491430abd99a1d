import { clsx } from "clsx";
import { type ReactNode, useId } from "react";

type SectionProps = {
  title: ReactNode;
  /** Quiet words after the title. */
  note?: ReactNode;
  /** At the right: a link onwards, a live dot. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A part of the sheet with its title; hairlines between parts come from the page. */
export function Section({ title, note, aside, className, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={clsx("px-6 py-5 max-md:px-4", className)}>
      <div className="mb-3 flex min-h-6 flex-wrap items-center gap-x-2">
        <h2 id={id} className="text-section">
          {title}
        </h2>
        {note && <span className="text-ink-2 text-ui">{note}</span>}
        {aside && <div className="ml-auto">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
