import { type ReactNode, useId } from "react";

/** A part of the panel: a heading, and a hairline to the part before. */
export function Part({ title, note, children }: { title: ReactNode; note?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mx-5 border-line border-t py-4 first:border-t-0">
      <h3 id={id} className="mb-1 text-section">
        {title}
        {note && <span className="font-normal text-ink-2 text-ui"> {note}</span>}
      </h3>
      {children}
    </section>
  );
}
