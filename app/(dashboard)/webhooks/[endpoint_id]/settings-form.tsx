"use client";

import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { UpdateWebhookEndpoint } from "#lib/domain/webhooks/endpoints/contract.ts";
import { type Endpoint, useUpdateEndpoint } from "#lib/domain/webhooks/hooks.ts";
import { EndpointFields, type EndpointValues } from "../endpoint-fields.tsx";

/** How an endpoint is set up, ready to be changed. */
export function SettingsForm({ endpoint }: { endpoint: Endpoint }) {
  const update = useUpdateEndpoint(endpoint.id);
  const initial: EndpointValues = {
    url: endpoint.url,
    description: endpoint.description ?? "",
    event_types: endpoint.event_types as EndpointValues["event_types"],
    timeout_seconds: endpoint.timeout_seconds,
    retry_schedule: endpoint.retry_schedule,
    headers: endpoint.headers,
    authentication: undefined,
    filter: endpoint.filter,
    transformation: endpoint.transformation,
    asymmetric_signature: endpoint.public_key !== null,
    rate_limit: endpoint.rate_limit,
    max_in_flight: endpoint.max_in_flight,
    ordering: endpoint.ordering,
    circuit_breaker: endpoint.circuit_breaker,
    disable_after_hours: endpoint.disable_after_hours,
  };
  const form = useContractForm({
    schema: UpdateWebhookEndpoint,
    initial,
    submit: async (body) => {
      await update.mutateAsync({ ...body, description: body.description || null });
      form.set("authentication", undefined);
      notify("Saved. It holds from the next delivery on.");
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit} className="flex max-w-dialog-wide flex-col gap-5 px-6 py-5 max-md:px-4">
      <h2 className="sr-only">Settings</h2>
      <FormErrors errors={form.errors} />
      <EndpointFields form={form} endpoint={endpoint} />
      <Button type="submit" variant="primary" loading={form.pending} className="self-start">
        Save changes
      </Button>
    </form>
  );
}
