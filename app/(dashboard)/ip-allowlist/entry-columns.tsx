import { type Column, columnsOf } from "#components/data-table/columns.ts";
import { Button } from "#components/ui/button.tsx";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Entry } from "#lib/domain/ip-allowlist/hooks.ts";
import { allows, withoutWidth } from "#lib/domain/ip-allowlist/rules.ts";

type Places = {
  /** Where this browser calls from. */
  yourAddress: string | null;
  /** Null for who may not change the list. */
  onRemove: ((entry: Entry) => void) | null;
};

/** The columns of the list; the last comes with the right to change it. */
export function entryColumns({ yourAddress, onRemove }: Places): Column<Entry>[] {
  const facts = columnsOf<Entry>()((column) => [
    column.accessor("cidr", {
      header: "Address or subnet",
      cell: ({ row }) => <Subnet entry={row.original} yourAddress={yourAddress} />,
      meta: { width: "34%" },
    }),
    column.accessor("note", {
      header: "Note",
      cell: ({ getValue }) => getValue() ?? <span className="text-ink-3">–</span>,
    }),
    column.accessor("created_at", {
      header: "Added",
      cell: ({ getValue }) => <ClockTime at={getValue()} format="date" />,
      meta: { width: "120px" },
    }),
  ]);
  if (!onRemove) return facts;
  const remove = columnsOf<Entry>()((column) => [
    column.display({
      id: "remove",
      header: () => <span className="sr-only">Actions</span>,
      cell: ({ row }) => <RemoveButton entry={row.original} onRemove={onRemove} />,
      meta: { width: "112px", align: "end" },
    }),
  ]);
  return [...facts, ...remove];
}

/** An entry on a phone: the address, then its note and its day. */
export function EntryLines({ entry, yourAddress, onRemove }: Places & { entry: Entry }) {
  return (
    <div className="flex items-center gap-2">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <Subnet entry={entry} yourAddress={yourAddress} />
        <p className="truncate text-ink-3 text-meta">
          {entry.note && `${entry.note}, `}added <ClockTime at={entry.created_at} format="date" />
        </p>
      </div>
      {onRemove && <RemoveButton entry={entry} onRemove={onRemove} />}
    </div>
  );
}

function Subnet({ entry, yourAddress }: { entry: Entry; yourAddress: string | null }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="truncate font-mono text-ink text-mono">{withoutWidth(entry.cidr)}</span>
      {yourAddress && allows([entry.cidr], yourAddress) && <Tag>you</Tag>}
    </span>
  );
}

function RemoveButton({ entry, onRemove }: { entry: Entry; onRemove: (entry: Entry) => void }) {
  return (
    <Button
      variant="quiet"
      size="small"
      aria-label={`Remove ${withoutWidth(entry.cidr)}`}
      onClick={() => onRemove(entry)}
    >
      Remove
    </Button>
  );
}
