import type { ReactNode } from "react";

/** Panels side by side with hairlines between them, one below the other where there is no room. */
export function PanelGrid({ children }: { children: ReactNode }) {
  return (
    <div className="grid flex-1 grid-cols-1 border-line border-t max-xl:divide-y max-xl:divide-line xl:grid-cols-[1.15fr_1fr_1fr] xl:divide-x xl:divide-line">
      {children}
    </div>
  );
}
