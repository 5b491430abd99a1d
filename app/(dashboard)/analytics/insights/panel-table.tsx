import { clsx } from "clsx";
import type { ReactNode } from "react";

export type Head = {
  label: string;
  end?: boolean /** Left out below this width. */;
  from?: "md" | "lg";
  hidden?: boolean;
};

const hiddenBelow = { md: "max-md:hidden", lg: "max-lg:hidden" } as const;

/** The look of a cell under a head. */
export const cellOf = ({ end, from }: Pick<Head, "end" | "from">) =>
  clsx(
    "px-3 py-2 align-middle first:pl-6 last:pr-6 max-md:first:pl-4 max-md:last:pr-4",
    end && "text-right",
    from && hiddenBelow[from],
  );

/** A table of an insight, whose rows may open. */
export function PanelTable({ label, heads, children }: { label: string; heads: readonly Head[]; children: ReactNode }) {
  return (
    <table aria-label={label} className="w-full border-collapse text-ui">
      <thead>
        <tr className="border-line border-b text-ink-3 text-meta">
          {heads.map((head) => (
            <th
              key={head.label}
              scope="col"
              className={clsx(cellOf(head), "h-9 whitespace-nowrap font-normal", !head.end && "text-left")}
            >
              <span className={clsx(head.hidden && "sr-only")}>{head.label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
