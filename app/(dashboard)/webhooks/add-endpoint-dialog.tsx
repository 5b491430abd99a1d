"use client";

import { useId } from "react";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { CreateWebhookEndpoint } from "#lib/domain/webhooks/endpoints/contract.ts";
import { type NewEndpoint, useCreateEndpoint } from "#lib/domain/webhooks/hooks.ts";
import { EndpointFields, type EndpointValues } from "./endpoint-fields.tsx";

const blank: EndpointValues = {
  url: "",
  description: "",
  event_types: ["*"],
  timeout_seconds: 15,
  retry_schedule: { preset: "exponential" },
  headers: {},
  authentication: undefined,
  filter: null,
};

type AddEndpointDialogProps = { onClose: () => void; onCreated: (endpoint: NewEndpoint) => void };

export function AddEndpointDialog({ onClose, onCreated }: AddEndpointDialogProps) {
  const id = useId();
  const create = useCreateEndpoint();
  const form = useContractForm({
    schema: CreateWebhookEndpoint,
    initial: blank,
    submit: async (body) => onCreated(await create.mutateAsync({ ...body, description: body.description || null })),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="wide"
      title="Send events to a new endpoint"
      description="We sign each request, so that your server can tell it is ours."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form={id} variant="primary" loading={form.pending}>
            Add endpoint
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-5">
        <FormErrors errors={form.errors} />
        <EndpointFields form={form} />
      </form>
    </Dialog>
  );
}
