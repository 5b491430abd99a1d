"use client";

import { useState } from "react";
import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import type { EndpointValues } from "../endpoint-fields.tsx";
import { brings } from "../event-choice.ts";
import { TransformationPreview } from "./transformation-preview.tsx";

const placeholder = '{ "text": "New conversation with " & data.customer_id }';

/** Another body than the event's own, for receivers that want one, with what it makes of an event. */
export function TransformationField({ form }: { form: ContractForm<EndpointValues> }) {
  const { transformation, event_types } = form.values;
  const [typed, setTyped] = useState(transformation ?? "");
  const wanted = typed.trim();
  return (
    <>
      <Field
        label="Send another body"
        hint="In JSONata, made from id, event, timestamp and data. It is what we sign. Leave it empty to send the event itself."
        optional
        {...form.field("transformation")}
      >
        <Textarea
          mono
          rows={4}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            form.set("transformation", event.target.value.trim() === "" ? null : event.target.value);
          }}
        />
      </Field>
      {wanted && (
        <TransformationPreview transformation={wanted} types={eventTypes.filter((type) => brings(event_types, type))} />
      )}
    </>
  );
}
