"use client";

import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { type OwnMetric, useDeleteMetric } from "#lib/domain/analytics/metrics/hooks.ts";

type DeleteMetricProps = { metric: OwnMetric; open: boolean; onClose: () => void };

/** Asks before a figure of the shop's own goes. */
export function DeleteMetric({ metric, open, onClose }: DeleteMetricProps) {
  const remove = useDeleteMetric();
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={`Delete “${metric.name}”`}
      description="The figure goes for everybody in this shop. The conversations that it counts stay as they are."
      confirmLabel="Delete the figure"
      danger
      onConfirm={async () => {
        await remove.mutateAsync(metric.id);
        notify(`“${metric.name}” is deleted.`);
      }}
    />
  );
}
