"use client";

import { useState } from "react";
import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Segments } from "#components/ui/segments.tsx";
import { choicesOf, isChosen, type Wish } from "./wish.ts";

/** All fields, or those that are ticked. */
export function FieldChoice({ form: { values, set, field } }: { form: ContractForm<Wish> }) {
  const [some, setSome] = useState(values.fields !== undefined);
  const choices = choicesOf(values.resource);
  const { error } = field("fields");
  const toggle = (choice: string, on: boolean) =>
    set(
      "fields",
      choices.filter((each) => (each === choice ? on : isChosen(values.fields, each))),
    );
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-ui">Fields</legend>
      <Segments
        label="Which fields"
        value={some ? "some" : "all"}
        options={[
          { value: "all", label: `All ${choices.length}` },
          { value: "some", label: "Only some" },
        ]}
        onValueChange={(value) => {
          setSome(value === "some");
          set("fields", undefined);
        }}
        className="self-start"
      />
      {some && (
        <div className="grid max-h-48 grid-cols-2 gap-x-4 gap-y-1 overflow-y-auto rounded-control bg-sunken p-3 max-md:grid-cols-1">
          {choices.map((choice) => (
            <Checkbox
              key={choice}
              label={choice.replaceAll("_", " ")}
              checked={isChosen(values.fields, choice)}
              onCheckedChange={(checked) => toggle(choice, checked === true)}
            />
          ))}
        </div>
      )}
      {error && (
        <p role="alert" className="text-bad text-meta">
          {error}
        </p>
      )}
    </fieldset>
  );
}
