import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { type Column, columnsOf } from "#components/data-table/columns.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { State } from "#components/ui/state.tsx";
import type { AlertRuleRow } from "#lib/domain/performance-alerts/alert-rules/hooks.ts";
import { conditionOf, severityWords, stateWords, windowWords, written } from "./alert-words.ts";

export type OnRule = (act: "change" | "delete", rule: AlertRuleRow) => void;

const facts = columnsOf<AlertRuleRow>()((column) => [
  column.accessor("name", {
    header: "Name",
    cell: ({ getValue }) => <span className="font-[550] text-ink">{getValue()}</span>,
    meta: { width: "22%" },
  }),
  column.display({
    id: "condition",
    header: "Alert when",
    cell: ({ row }) => `${conditionOf(row.original)}, in ${windowWords(row.original.window_minutes)}`,
  }),
  column.display({
    id: "severity",
    header: "Severity",
    cell: ({ row }) => severityWords[row.original.severity],
    meta: { width: "90px", from: "xl" },
  }),
  column.display({
    id: "value",
    header: "Now",
    cell: ({ row }) => <Value rule={row.original} />,
    meta: { width: "90px", align: "end", from: "lg" },
  }),
  column.display({
    id: "state",
    header: "State",
    cell: ({ row }) => <RuleState rule={row.original} />,
    meta: { width: "190px" },
  }),
]);

const menu = (onRule: OnRule) =>
  columnsOf<AlertRuleRow>()((column) => [
    column.display({
      id: "menu",
      header: () => <span className="sr-only">Actions</span>,
      cell: ({ row }) => <RuleMenu rule={row.original} onRule={onRule} />,
      meta: { width: "76px", align: "end" },
    }),
  ]);

/** The menu comes with the right to change rules. */
export const ruleColumns = (onRule: OnRule | null): Column<AlertRuleRow>[] =>
  onRule ? [...facts, ...menu(onRule)] : facts;

function Value({ rule: { last_value, unit } }: { rule: AlertRuleRow }) {
  return last_value === null ? <span className="text-ink-3">–</span> : written(last_value, unit);
}

function RuleState({ rule: { state, firing_since, severity } }: { rule: AlertRuleRow }) {
  const { glyph, word } = stateWords[state];
  if (state !== "firing" || !firing_since) return <State glyph={glyph}>{word}</State>;
  return (
    <State glyph={severity === "critical" ? glyph : "warning"}>
      {word} <RelativeTime at={firing_since} />
    </State>
  );
}

function RuleMenu({ rule, onRule }: { rule: AlertRuleRow; onRule: OnRule }) {
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          variant="quiet"
          size="small"
          label={`Actions for ${rule.name}`}
          icon={<Ellipsis aria-hidden="true" />}
        />
      }
    >
      <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={() => onRule("change", rule)}>
        Change rule
      </MenuItem>
      <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={() => onRule("delete", rule)}>
        Delete rule
      </MenuItem>
    </Menu>
  );
}

/** A rule on a phone. */
export function RuleLines({ rule, onRule }: { rule: AlertRuleRow; onRule: OnRule | null }) {
  return (
    <div className="flex items-center gap-2">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex items-center gap-3">
          <span className="min-w-0 flex-1 truncate font-[550] text-ink">{rule.name}</span>
          <RuleState rule={rule} />
        </p>
        <p className="text-ink-3 text-meta">{conditionOf(rule)}</p>
      </div>
      {onRule && <RuleMenu rule={rule} onRule={onRule} />}
    </div>
  );
}
