import { type Column, columnsOf } from "#components/data-table/columns.ts";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { KeyRow } from "#lib/domain/api-keys/hooks.ts";
import { KeyMenu, type OnAct } from "./key-menu.tsx";
import { KeyState, LastUse } from "./key-state.tsx";
import { scopeName } from "./scope-choice.ts";

const SHOWN_SCOPES = 2;

const facts = (end: "expires_at" | "revoked_at") =>
  columnsOf<KeyRow>()((column) => [
    column.accessor("name", {
      header: "Name",
      cell: ({ getValue }) => <span className="font-[550] text-ink">{getValue()}</span>,
    }),
    column.accessor("hint", {
      header: "Key",
      cell: ({ getValue }) => <span className="font-mono text-ink-3 text-mono">{getValue()}</span>,
      meta: { width: "116px", from: "lg" },
    }),
    column.accessor("scopes", {
      header: "Scopes",
      cell: ({ getValue }) => <Scopes scopes={getValue()} />,
      meta: { width: "24%", from: "xl" },
    }),
    column.accessor(end, {
      header: end === "expires_at" ? "Expires" : "Revoked",
      cell: ({ getValue }) => <Day at={getValue()} />,
      meta: { width: "100px", from: "lg" },
    }),
    column.display({
      id: "last_use",
      header: "Last used",
      cell: ({ row }) => <LastUse row={row.original} />,
      meta: { width: "170px" },
    }),
    column.accessor("created_at", {
      header: "Created",
      cell: ({ getValue }) => <Day at={getValue()} />,
      meta: { width: "100px", from: "xl" },
    }),
    column.display({
      id: "state",
      header: "State",
      cell: ({ row }) => <KeyState row={row.original} />,
      meta: { width: "112px" },
    }),
  ]);

const menu = (onAct: OnAct) =>
  columnsOf<KeyRow>()((column) => [
    column.display({
      id: "menu",
      header: () => <span className="sr-only">Actions</span>,
      cell: ({ row }) => <KeyMenu row={row.original} onAct={onAct} />,
      meta: { width: "76px", align: "end" },
    }),
  ]);

/** The columns for the keys of one state; the menu comes with the right to change keys. */
export function keyColumns(state: KeyRow["state"], onAct: OnAct | null): Column<KeyRow>[] {
  const columns = facts(state === "revoked" ? "revoked_at" : "expires_at");
  return onAct ? [...columns, ...menu(onAct)] : columns;
}

function Scopes({ scopes }: { scopes: KeyRow["scopes"] }) {
  const more = scopes.slice(SHOWN_SCOPES);
  return (
    <span className="flex min-w-0 gap-1" title={scopes.join(", ")}>
      {scopes.slice(0, SHOWN_SCOPES).map((scope) => (
        <Tag key={scope} mono>
          {scopeName(scope)}
        </Tag>
      ))}
      {more.length > 0 && (
        <Tag>
          +{more.length}
          <span className="sr-only"> more: {more.join(", ")}</span>
        </Tag>
      )}
    </span>
  );
}

function Day({ at }: { at: string | null }) {
  return at ? <ClockTime at={at} format="date" /> : <span className="text-ink-3">never</span>;
}
