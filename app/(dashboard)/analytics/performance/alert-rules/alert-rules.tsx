"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { Failure } from "#app/(dashboard)/failure.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { notify } from "#components/ui/toaster.tsx";
import {
  type AlertRuleRow,
  alertRulesQuery,
  useDeleteAlertRule,
} from "#lib/domain/performance-alerts/alert-rules/hooks.ts";
import { type OnRule, RuleLines, ruleColumns } from "./rule-columns.tsx";
import { RuleDialog } from "./rule-dialog.tsx";

type Act = { act: "new" } | { act: "change" | "delete"; rule: AlertRuleRow };

/** The shop's own alerts: what is watched and how it stands now. */
export function AlertRules({ mayChange }: { mayChange: boolean }) {
  const rules = useQuery(alertRulesQuery);
  const [open, setOpen] = useState<Act | null>(null);
  const close = () => setOpen(null);
  const onRule = useMemo<OnRule | null>(() => (mayChange ? (act, rule) => setOpen({ act, rule }) : null), [mayChange]);
  const columns = useMemo(() => ruleColumns(onRule), [onRule]);
  const make = mayChange && (
    <Button size="small" icon={<Plus aria-hidden="true" />} onClick={() => setOpen({ act: "new" })}>
      New alert rule
    </Button>
  );
  const some = (rules.data?.data.length ?? 0) > 0;
  return (
    <section aria-label="Alert rules" className="border-line border-t">
      <div className="flex min-h-6 flex-wrap items-center gap-x-4 gap-y-2 px-6 pt-5 pb-2 max-md:px-4">
        <h2 className="text-section">Alert rules</h2>
        <ArrowLink href="/events?type=system.performance_alert">What was told</ArrowLink>
        {some && <div className="ml-auto">{make}</div>}
      </div>
      <DataTable
        label="Alert rules"
        columns={columns}
        rows={rules.data?.data ?? []}
        getRowId={(rule) => rule.id}
        status={rules.isPending ? "loading" : rules.data ? "ready" : "error"}
        empty={
          <EmptyState action={make}>
            No rule of your own yet. One tells you by webhook and on the live stream when calls get slow or fail.
          </EmptyState>
        }
        error={<Failure what="The alert rules" error={rules.error} onRetry={() => rules.refetch()} />}
        renderCompact={(rule) => <RuleLines rule={rule} onRule={onRule} />}
      />
      {open && open.act !== "delete" && <RuleDialog rule={open.act === "change" ? open.rule : null} onClose={close} />}
      {open?.act === "delete" && <DeleteRule rule={open.rule} onClose={close} />}
    </section>
  );
}

function DeleteRule({ rule, onClose }: { rule: AlertRuleRow; onClose: () => void }) {
  const remove = useDeleteAlertRule();
  return (
    <ConfirmDialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={`Delete “${rule.name}”`}
      description={
        rule.state === "firing"
          ? "It is broken at this moment. Its alert is told to be over, and nothing is watched any more."
          : "Nothing is watched by it any more. To pause it, change it and switch it off."
      }
      confirmLabel="Delete the rule"
      danger
      onConfirm={async () => {
        await remove.mutateAsync(rule.id);
        notify(`“${rule.name}” is deleted.`);
      }}
    />
  );
}
