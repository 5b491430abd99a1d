import { FlexRender, type RowData, type Row as TableRow } from "@tanstack/react-table";
import { clsx } from "clsx";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";
import { cellClass } from "./cell-style.ts";
import type { features } from "./columns.ts";

export type Density = "compact" | "default" | "roomy" | "two-line";

export const rowHeights: Record<Density, string> = {
  compact: "h-8",
  default: "h-9",
  roomy: "h-11",
  "two-line": "h-16",
};

type RowProps<T extends RowData> = {
  row: TableRow<typeof features, T>;
  density: Density;
  selected: boolean;
  fresh: boolean;
  tabIndex?: number;
  onFocus: () => void;
  href?: string;
  onOpen?: (row: T) => void;
  renderCompact?: (row: T) => ReactNode;
};

/** One row; the whole of it opens, except the controls inside. */
export function Row<T extends RowData>(props: RowProps<T>) {
  const { row, density, selected, fresh, tabIndex, onFocus, href, onOpen, renderCompact } = props;
  const router = useRouter();
  const cells = row.getAllCells();
  const opens = tabIndex !== undefined;

  const open = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest("a, button, input, label, [role=menuitem]")) return;
    if (window.getSelection()?.toString()) return;
    if (href && (event.metaKey || event.ctrlKey || event.button === 1)) window.open(href, "_blank", "noopener");
    else if (onOpen) onOpen(row.original);
    else if (href) router.push(href);
  };

  return (
    <tr
      data-row-id={row.id}
      tabIndex={tabIndex}
      aria-current={selected || undefined}
      onFocus={onFocus}
      onClick={opens ? open : undefined}
      onAuxClick={opens ? open : undefined}
      className={clsx(
        "group relative border-line border-b focus-visible:-outline-offset-2",
        opens && "cursor-pointer",
        selected ? "bg-selected shadow-[inset_3px_0_0_var(--accent)]" : opens && "hover:bg-hover",
        fresh && "isolate",
      )}
    >
      {renderCompact && (
        <td className="relative px-4 py-2.5 md:hidden">
          {fresh && <FreshTint />}
          {renderCompact(row.original)}
        </td>
      )}
      {cells.map((cell, index) => (
        <td
          key={cell.id}
          className={clsx(
            cellClass(cell.column.columnDef.meta ?? {}, { first: index === 0, last: index === cells.length - 1 }),
            rowHeights[density],
            density === "two-line" ? "py-2" : "truncate",
            renderCompact && "max-md:hidden",
          )}
        >
          {fresh && index === 0 && <FreshTint />}
          {href && index === 0 ? (
            <Link href={href} tabIndex={-1} className="font-[550] text-ink hover:underline">
              <FlexRender cell={cell} />
            </Link>
          ) : (
            <FlexRender cell={cell} />
          )}
        </td>
      ))}
    </tr>
  );
}

function FreshTint() {
  return <span aria-hidden="true" className="pointer-events-none absolute inset-0 -z-10 animate-tint bg-selected" />;
}
