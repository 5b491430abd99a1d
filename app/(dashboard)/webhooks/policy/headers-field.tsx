"use client";

import { useState } from "react";
import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { EndpointValues } from "../endpoint-fields.tsx";
import { readHeaders, writeHeaders } from "./schedule-words.ts";

/** Headers that the receiver wants beside ours. */
export function HeadersField({ form }: { form: ContractForm<EndpointValues> }) {
  const [typed, setTyped] = useState(() => writeHeaders(form.values.headers));
  return (
    <Field
      label="More headers"
      hint="One on each line, such as X-Shop: north. They show in the log; a password or token belongs above."
      optional
      {...form.field("headers")}
    >
      <Textarea
        mono
        rows={2}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          form.set("headers", readHeaders(event.target.value));
        }}
      />
    </Field>
  );
}
