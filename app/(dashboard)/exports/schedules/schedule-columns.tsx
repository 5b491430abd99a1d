import { type Column, columnsOf } from "#components/data-table/columns.ts";
import { ClockTime, RelativeTime } from "#components/ui/relative-time.tsx";
import { State } from "#components/ui/state.tsx";
import type { Schedule } from "#lib/domain/exports/schedules/hooks.ts";
import { formOf, resourceWords } from "../export-words.ts";
import { type OnAct, ScheduleMenu } from "./schedule-menu.tsx";

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** `Every Monday at 06:30, Europe/Lisbon`. */
const whenWords = ({ frequency, weekday, time_of_day, time_zone }: Schedule): string =>
  `Every ${frequency === "weekly" && weekday ? capital(weekday) : "day"} at ${time_of_day}, ${time_zone}`;

/** The columns of the list of schedules; `onAct` comes with the right to change them. */
export function scheduleColumns(onAct: OnAct | null): Column<Schedule>[] {
  return columnsOf<Schedule>()((column) => [
    column.display({ id: "name", header: "Schedule", cell: ({ row }) => <What row={row.original} /> }),
    column.display({
      id: "when",
      header: "When",
      cell: ({ row }) => <span className="text-ink-2">{whenWords(row.original)}</span>,
      meta: { width: "30%", from: "lg" },
    }),
    column.display({
      id: "last",
      header: "Last run",
      cell: ({ row }) => <LastRun row={row.original} />,
      meta: { width: "150px", from: "lg" },
    }),
    column.display({
      id: "next",
      header: "Next run",
      cell: ({ row }) => <NextRun row={row.original} />,
      meta: { width: "170px" },
    }),
    column.display({
      id: "menu",
      header: () => <span className="sr-only">Actions</span>,
      cell: ({ row }) => <ScheduleMenu row={row.original} onAct={onAct} />,
      meta: { width: "76px", align: "end" },
    }),
  ]);
}

function What({ row }: { row: Schedule }) {
  const part = row.period === "last_period" ? `, of the ${row.frequency === "daily" ? "day" : "week"} before` : "";
  return (
    <span className="flex min-w-0 flex-col">
      <span className="truncate font-[550] text-ink">{row.name}</span>
      <span className="truncate text-ink-3 text-meta">
        {resourceWords[row.resource]}
        {part}, {formOf(row)}
      </span>
    </span>
  );
}

function LastRun({ row: { last_run_at, last_export_state } }: { row: Schedule }) {
  if (!last_run_at) return <span className="text-ink-3">Not yet</span>;
  const time = <RelativeTime at={last_run_at} />;
  return last_export_state === "failed" ? <State glyph="failed">Failed {time}</State> : time;
}

function NextRun({ row: { next_run_at } }: { row: Schedule }) {
  return next_run_at ? <ClockTime at={next_run_at} format="datetime" /> : <State glyph="paused">Paused</State>;
}

/** A schedule on a phone. */
export function ScheduleLines({ row, onAct }: { row: Schedule; onAct: OnAct | null }) {
  return (
    <div className="flex items-center gap-2">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <What row={row} />
        <span className="text-ink-2 text-meta">{whenWords(row)}</span>
        <span className="flex gap-2 text-ink-3 text-meta">
          Next: <NextRun row={row} />
        </span>
      </div>
      <ScheduleMenu row={row} onAct={onAct} />
    </div>
  );
}
