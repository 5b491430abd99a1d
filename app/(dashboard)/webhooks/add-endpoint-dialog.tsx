"use client";

import { FormDialog } from "#components/forms/form-dialog.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { CreateWebhookEndpoint } from "#lib/domain/webhooks/endpoints/contract.ts";
import { type NewEndpoint, useCreateEndpoint } from "#lib/domain/webhooks/hooks.ts";
import { EndpointFields, type EndpointValues } from "./endpoint-fields.tsx";
import { usualBreaker } from "./policy/breaker-fields.tsx";

const blank: EndpointValues = {
  url: "",
  description: "",
  event_types: ["*"],
  timeout_seconds: 15,
  retry_schedule: { preset: "exponential" },
  headers: {},
  authentication: undefined,
  filter: null,
  transformation: null,
  asymmetric_signature: false,
  rate_limit: null,
  max_in_flight: null,
  ordering: "none",
  circuit_breaker: usualBreaker,
  disable_after_hours: 120,
};

type AddEndpointDialogProps = { onClose: () => void; onCreated: (endpoint: NewEndpoint) => void };

export function AddEndpointDialog({ onClose, onCreated }: AddEndpointDialogProps) {
  const create = useCreateEndpoint();
  const form = useContractForm({
    schema: CreateWebhookEndpoint,
    initial: blank,
    submit: async (body) => onCreated(await create.mutateAsync({ ...body, description: body.description || null })),
  });
  return (
    <FormDialog
      form={form}
      size="wide"
      title="Send events to a new endpoint"
      description="We sign each request, so that your server can tell it is ours."
      verb="Add endpoint"
      roomy
      onClose={onClose}
    >
      <EndpointFields form={form} />
    </FormDialog>
  );
}
