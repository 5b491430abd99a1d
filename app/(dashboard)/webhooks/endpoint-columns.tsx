import { columnsOf } from "#components/data-table/columns.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { Due } from "./due.tsx";
import { EndpointState } from "./endpoint-state.tsx";
import { nameOf, percent } from "./endpoint-words.ts";
import { describeChoice } from "./event-choice.ts";

export const endpointColumns = columnsOf<Endpoint>()((column) => [
  column.display({
    id: "endpoint",
    header: "Endpoint",
    cell: ({ row }) => <NameAndUrl endpoint={row.original} />,
  }),
  column.display({
    id: "state",
    header: "State",
    cell: ({ row }) => <EndpointState endpoint={row.original} />,
    meta: { width: "180px" },
  }),
  column.display({
    id: "events",
    header: "Events",
    cell: ({ row }) => <span className="line-clamp-2">{describeChoice(row.original.event_types)}</span>,
    meta: { width: "210px", from: "lg" },
  }),
  column.display({
    id: "success",
    header: "Delivered, 24 h",
    cell: ({ row }) => <Share value={row.original.health.success_rate} />,
    meta: { width: "120px", align: "end" },
  }),
  column.display({
    id: "waiting",
    header: "Waiting",
    cell: ({ row }) => <Waiting health={row.original.health} />,
    meta: { width: "120px", align: "end" },
  }),
  column.display({
    id: "last",
    header: "Last delivery",
    cell: ({ row }) => <Last health={row.original.health} />,
    meta: { width: "120px", align: "end", from: "lg" },
  }),
]);

type WithHealth = { health: Endpoint["health"] };

function NameAndUrl({ endpoint }: { endpoint: Endpoint }) {
  return (
    <span className="block min-w-0">
      <span className="block truncate">{nameOf(endpoint)}</span>
      <span className="block truncate font-mono font-normal text-ink-3 text-mono">{endpoint.url}</span>
    </span>
  );
}

function Share({ value }: { value: number | null }) {
  return value === null ? <span className="text-ink-3">–</span> : <>{percent(value)}%</>;
}

function Waiting({ health }: WithHealth) {
  if (health.waiting === 0) return <span className="text-ink-3">0</span>;
  return (
    <span className="flex flex-col">
      {health.waiting >= 10_000 ? "10,000 or more" : health.waiting.toLocaleString("en-GB")}
      {health.next_attempt_at && (
        <span className="text-ink-3 text-meta">
          next <Due at={health.next_attempt_at} />
        </span>
      )}
    </span>
  );
}

function Last({ health }: WithHealth) {
  if (!health.last_delivery) return <span className="text-ink-3">–</span>;
  return <RelativeTime at={health.last_delivery.at} />;
}
