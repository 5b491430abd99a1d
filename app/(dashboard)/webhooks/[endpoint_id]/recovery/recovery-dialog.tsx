"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { notifyError } from "#components/ui/toaster.tsx";
import { useBegin, useEstimate, type Wish } from "#lib/domain/webhooks/deliveries/recoveries/hooks.ts";
import { deliveries, estimate } from "./recovery-words.ts";

const HOUR_MS = 3_600_000;
const spans = [
  { hours: 1, label: "the last hour" },
  { hours: 24, label: "the last 24 hours" },
  { hours: 24 * 7, label: "the last 7 days" },
  { hours: 24 * 30, label: "the last 30 days" },
];
const rates = [10, 100, 500, 1000];

type RecoverDialogProps = { endpointId: string; onClose: () => void };

/** Everything that was missed since a time: first how much it is, then it is sent. */
export function RecoverDialog({ endpointId, onClose }: RecoverDialogProps) {
  const [opened] = useState(() => Date.now());
  const [hours, setHours] = useState(24);
  const [perSecond, setPerSecond] = useState(100);
  const since = new Date(opened - hours * HOUR_MS).toISOString();
  return (
    <WorkDialog
      wish={{ action: "recover", endpointId, since, perSecond }}
      onClose={onClose}
      title="Send what was missed"
      description="What failed, what was canceled, and what happened while the endpoint was disabled or not yet added. What arrived is not sent again."
    >
      <Field label="Missed in">
        <Select
          value={String(hours)}
          onValueChange={(value) => setHours(Number(value))}
          options={spans.map((span) => ({ value: String(span.hours), label: span.label }))}
        />
      </Field>
      <Field label="At most" hint="So that your server is not overrun when it has just come back.">
        <Select
          value={String(perSecond)}
          onValueChange={(value) => setPerSecond(Number(value))}
          options={rates.map((rate) => ({ value: String(rate), label: `${rate} deliveries a second` }))}
        />
      </Field>
    </WorkDialog>
  );
}

type WorkDialogProps = {
  wish: Wish;
  onClose: () => void;
  title: string;
  description: string;
  children?: ReactNode;
};

/** Says what the work would be about before it begins. */
export function WorkDialog({ wish, onClose, title, description, children }: WorkDialogProps) {
  const found = useEstimate(wish);
  const begin = useBegin();
  const counted = found.data && "seconds" in found.data ? found.data : null;
  const total = counted?.total ?? 0;
  const verb = wish.action === "cancel" ? "Cancel" : "Send";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Close
          </Button>
          <Button
            variant={wish.action === "cancel" ? "danger" : "primary"}
            disabled={total === 0}
            loading={begin.isPending}
            onClick={() => begin.mutate(wish, { onSuccess: onClose, onError: (error) => notifyError(error.message) })}
          >
            {total === 0 ? verb : `${verb} ${deliveries(total)}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {children}
        <p role="status" className="text-ink">
          {found.error ? found.error.message : counted ? estimate(wish.action, counted) : "Counting…"}
        </p>
      </div>
    </Dialog>
  );
}
