"use client";

import { useState } from "react";
import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { PayloadFilter } from "#lib/domain/webhooks/endpoints/policy/contract.ts";
import type { EndpointValues } from "../endpoint-fields.tsx";
import { FilterTrial } from "./filter-trial.tsx";

const placeholder = '{ "field": "data.cart_value", "op": "gte", "value": 100 }';

/** Which of the chosen events are wanted, by what they say; with an endpoint it can be tried at once. */
export function FilterField({ form, endpointId }: { form: ContractForm<EndpointValues>; endpointId?: string }) {
  const { filter } = form.values;
  const [typed, setTyped] = useState(() => (filter ? JSON.stringify(filter, null, 2) : ""));
  const parsed = PayloadFilter.safeParse(filter);
  const { id, error } = form.field("filter");
  const wrong = error && "This is not a condition in JSON. The guide on webhooks explains how to write one.";
  return (
    <>
      <Field
        id={id}
        error={wrong}
        label="Only events that say"
        hint="A condition on the body, in JSON. What does not match is left out, and the log says why."
        optional
      >
        <Textarea
          mono
          rows={2}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            form.set("filter", read(event.target.value));
          }}
        />
      </Field>
      {endpointId && parsed.data && <FilterTrial endpointId={endpointId} filter={parsed.data} />}
    </>
  );
}

/** What is not JSON stays the text it is, which no filter can be. */
function read(text: string): unknown {
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
