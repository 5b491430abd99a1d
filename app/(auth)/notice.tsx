import type { ReactNode } from "react";

/** A page that has nothing to fill in: what happened, and where to go from here. */
export function Notice({ title, children, onwards }: { title: string; children: ReactNode; onwards: ReactNode }) {
  return (
    <>
      <div role="status">
        <h1 className="text-title">{title}</h1>
        <p className="mt-1 text-ink-2 text-read">{children}</p>
      </div>
      <p className="border-line border-t pt-5 text-ink-2 text-ui">{onwards}</p>
    </>
  );
}
