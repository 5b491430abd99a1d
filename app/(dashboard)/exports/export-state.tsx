import { RelativeTime } from "#components/ui/relative-time.tsx";
import { State } from "#components/ui/state.tsx";
import type { ExportRow } from "#lib/domain/exports/hooks.ts";
import { remainingWords, rowsWords } from "./export-words.ts";

/** How an export is doing: how far it is, or how it ended. */
export function ExportState({ row }: { row: ExportRow }) {
  switch (row.state) {
    case "queued":
      return <State glyph="waiting">Waiting for its turn</State>;
    case "running":
      return <Progress row={row} />;
    case "completed":
      return <State glyph="check">Ready</State>;
    case "failed":
      return <State glyph="failed">{row.error?.message ?? "Failed"}</State>;
    case "canceled":
      return <State glyph="closed">Cancelled</State>;
    case "expired":
      return <State glyph="closed">File removed {row.expires_at && <RelativeTime at={row.expires_at} />}</State>;
  }
}

function Progress({ row }: { row: ExportRow }) {
  const { percent, rows_done, rows_total, remaining_seconds } = row;
  const left = remaining_seconds === null ? "" : `, ${remainingWords(remaining_seconds)} left`;
  const words = rows_total === null ? "Counting" : `${percent} %${left}`;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span className="truncate text-info text-ui">{words}</span>
      <progress
        aria-label={`Progress of the export, ${rowsWords(rows_done)} so far`}
        value={percent ?? undefined}
        max={100}
        className="h-1 w-full appearance-none overflow-hidden rounded-full bg-quiet-tint [&::-moz-progress-bar]:bg-info [&::-webkit-progress-bar]:bg-quiet-tint [&::-webkit-progress-value]:bg-info"
      />
    </div>
  );
}
