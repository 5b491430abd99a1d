"use client";

import type { z } from "zod";
import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { CreateWebhookEndpoint } from "#lib/domain/webhooks/endpoints/contract.ts";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { EventPicker } from "./event-picker.tsx";
import { AuthenticationFields } from "./policy/authentication-fields.tsx";
import { FilterField } from "./policy/filter-field.tsx";
import { HeadersField } from "./policy/headers-field.tsx";
import { PaceFields } from "./policy/pace-fields.tsx";
import { RetryFields } from "./policy/retry-fields.tsx";
import { SignatureField } from "./policy/signature-field.tsx";
import { TransformationField } from "./policy/transformation-field.tsx";

type Body = z.input<typeof CreateWebhookEndpoint>;
export type EndpointValues = {
  url: string;
  description: string;
  event_types: NonNullable<Body["event_types"]>;
  timeout_seconds: number;
  retry_schedule: NonNullable<Body["retry_schedule"]>;
  headers: NonNullable<Body["headers"]>;
  /** Undefined: what is stored stays. */
  authentication: Body["authentication"];
  /** What was typed; the contract says whether it is a condition. */
  filter: unknown;
  transformation: string | null;
  rate_limit: NonNullable<Body["rate_limit"]> | null;
  max_in_flight: number | null;
  ordering: NonNullable<Body["ordering"]>;
  circuit_breaker: NonNullable<Body["circuit_breaker"]> | null;
  disable_after_hours: number | null;
  asymmetric_signature: boolean;
};

const TIMEOUTS = [5, 10, 15, 20, 30];

type FieldsProps = { form: ContractForm<EndpointValues>; endpoint?: Endpoint };

/** What one says about an endpoint, when adding it and when changing it. */
export function EndpointFields({ form, endpoint }: FieldsProps) {
  const { event_types, timeout_seconds } = form.values;
  const timeouts = [...new Set([...TIMEOUTS, timeout_seconds])].sort((a, b) => a - b);
  const events = form.field("event_types");
  return (
    <>
      <Field label="URL" hint="Where we send: a public https address." required {...form.field("url")}>
        <Input {...form.text("url")} type="url" mono placeholder="https://example.com/webhooks" autoComplete="off" />
      </Field>
      <Field label="Name" hint="What you call it, such as “Order sync”." optional {...form.field("description")}>
        <Input {...form.text("description")} autoComplete="off" />
      </Field>
      <Heading>What we send</Heading>
      <EventPicker
        {...events}
        value={event_types}
        onChange={(value) => form.set("event_types", value as EndpointValues["event_types"])}
      />
      <FilterField form={form} />
      <TransformationField form={form} />
      <Heading>How your server knows us</Heading>
      <AuthenticationFields form={form} kept={endpoint?.authentication} />
      <SignatureField form={form} />
      <HeadersField form={form} />
      <Heading>How we deliver</Heading>
      <Field
        label="Time to answer"
        hint="A receiver that needs longer counts as failed, and we try again."
        {...form.field("timeout_seconds")}
      >
        <Select
          value={String(timeout_seconds)}
          onValueChange={(value) => form.set("timeout_seconds", Number(value))}
          options={timeouts.map((seconds) => ({ value: String(seconds), label: `${seconds} seconds` }))}
        />
      </Field>
      <RetryFields form={form} />
      <PaceFields form={form} />
    </>
  );
}

const Heading = ({ children }: { children: string }) => (
  <h2 className="border-line border-t pt-4 text-section">{children}</h2>
);
