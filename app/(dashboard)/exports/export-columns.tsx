import { type Column, columnsOf } from "#components/data-table/columns.ts";
import { buttonClass } from "#components/ui/button-style.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type ExportRow, fileAddress } from "#lib/domain/exports/hooks.ts";
import { ExportMenu, type OnAct } from "./export-menu.tsx";
import { ExportState } from "./export-state.tsx";
import { filterWords, formOf, resourceWords, rowsWords, sizeWords } from "./export-words.ts";

/** The columns of the list of exports; `onAct` comes with the right to make them. */
export function exportColumns(onAct: OnAct | null): Column<ExportRow>[] {
  return columnsOf<ExportRow>()((column) => [
    column.display({ id: "what", header: "What", cell: ({ row }) => <What row={row.original} /> }),
    column.display({
      id: "size",
      header: "Size",
      cell: ({ row: { original: row } }) => <Size row={row} />,
      meta: { width: "150px", align: "end", from: "lg" },
    }),
    column.accessor("created_at", {
      header: "Made",
      cell: ({ getValue }) => <RelativeTime at={getValue()} />,
      meta: { width: "130px", from: "lg" },
    }),
    column.accessor("created_by", {
      header: "By",
      cell: ({ row: { original: row } }) => (
        <span className="truncate text-ink-2">{row.schedule_id ? "A schedule" : row.created_by.name}</span>
      ),
      meta: { width: "130px", from: "xl" },
    }),
    column.display({
      id: "state",
      header: "State",
      cell: ({ row }) => <ExportState row={row.original} />,
      meta: { width: "24%" },
    }),
    column.display({
      id: "actions",
      header: () => <span className="sr-only">Actions</span>,
      cell: ({ row: { original: row } }) => <Actions row={row} onAct={onAct} />,
      meta: { width: "160px", align: "end" },
    }),
  ]);
}

function What({ row }: { row: ExportRow }) {
  const filters = filterWords(row.filters).map(({ label, value }) => `${label} ${value}`);
  return (
    <span className="flex min-w-0 flex-col">
      <span className="truncate font-[550] text-ink">
        {resourceWords[row.resource]} <span className="font-normal text-ink-3 text-meta">{formOf(row)}</span>
      </span>
      <span className="truncate text-ink-3 text-meta">{filters.length > 0 ? filters.join(" · ") : "All of them"}</span>
    </span>
  );
}

function Size({ row }: { row: ExportRow }) {
  if (row.state !== "completed" && row.rows_done === 0) return null;
  return (
    <span className="flex flex-col items-end">
      <span>{rowsWords(row.rows_done)}</span>
      <span className="text-ink-3 text-meta">{sizeWords(row.size_bytes)}</span>
    </span>
  );
}

function Actions({ row, onAct }: { row: ExportRow; onAct: OnAct | null }) {
  return (
    <span className="flex items-center justify-end gap-1">
      {row.state === "completed" && (
        <a href={fileAddress(row)} download className={buttonClass("secondary", "small")}>
          Download<span className="sr-only"> {row.file_name}</span>
        </a>
      )}
      <ExportMenu row={row} onAct={onAct} />
    </span>
  );
}

/** An export on a phone. */
export function ExportLines({ row, onAct }: { row: ExportRow; onAct: OnAct | null }) {
  return (
    <div className="flex items-center gap-2">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <What row={row} />
        <ExportState row={row} />
        {row.state === "completed" && (
          <span className="text-ink-3 text-meta">
            {rowsWords(row.rows_done)}, {sizeWords(row.size_bytes)}, <RelativeTime at={row.created_at} />
          </span>
        )}
      </div>
      <ExportMenu row={row} onAct={onAct} />
    </div>
  );
}
