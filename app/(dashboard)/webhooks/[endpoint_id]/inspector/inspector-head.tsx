"use client";

import { Ban, RotateCw, X } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { CopyIconButton } from "#components/ui/copy-button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { notifyError } from "#components/ui/toaster.tsx";
import { type DeliveryDetail, useCancelDelivery, useRetryDelivery } from "#lib/domain/webhooks/hooks.ts";

type InspectorHeadProps = { id: string; delivery: DeliveryDetail | undefined; onClose: () => void };

/** What was sent, how to send it again, and the ids that the receiver's logs know. */
export function InspectorHead({ id, delivery, onClose }: InspectorHeadProps) {
  return (
    <header>
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 truncate font-mono font-semibold text-read">
          {delivery?.event_type ?? "Delivery"}
        </h2>
        {delivery && <Cancel delivery={delivery} />}
        {delivery && <SendAgain delivery={delivery} />}
        <IconButton label="Close" variant="quiet" size="small" icon={<X aria-hidden="true" />} onClick={onClose} />
      </div>
      <Id label="Copy the delivery's id" value={id} />
      {delivery && <Id label="Copy the event's id" value={delivery.event_id} />}
    </header>
  );
}

function Id({ label, value }: { label: string; value: string }) {
  return (
    <p className="flex items-center gap-1 text-ink-3">
      <code className="min-w-0 truncate font-mono text-mono">{value}</code>
      <CopyIconButton text={value} label={label} />
    </p>
  );
}

function SendAgain({ delivery }: { delivery: DeliveryDetail }) {
  const retry = useRetryDelivery(delivery.id);
  if (delivery.in_flight) return null;
  return (
    <Button
      size="small"
      loading={retry.isPending}
      icon={<RotateCw aria-hidden="true" />}
      onClick={() => retry.mutate(undefined, { onError: (error) => notifyError(error.message) })}
    >
      {delivery.status === "succeeded" ? "Send again" : "Retry now"}
    </Button>
  );
}

function Cancel({ delivery: { id, status } }: { delivery: DeliveryDetail }) {
  const [asking, setAsking] = useState(false);
  const cancel = useCancelDelivery(id);
  if (status !== "pending" && status !== "retrying") return null;
  return (
    <>
      <IconButton
        label="Cancel this delivery"
        size="small"
        variant="quiet"
        icon={<Ban aria-hidden="true" />}
        onClick={() => setAsking(true)}
      />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Stop sending this delivery"
        description="It is not tried again. An attempt that is under way ends by itself. You can still send it again by hand."
        confirmLabel="Cancel delivery"
        onConfirm={async () => {
          await cancel.mutateAsync();
        }}
      />
    </>
  );
}
