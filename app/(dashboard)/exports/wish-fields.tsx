"use client";

import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { type Compression, compressions, type Format, formats } from "#lib/domain/exports/formats/contract.ts";
import { type Resource, type ResourceName, resourceNames, resources } from "#lib/domain/exports/resources/contract.ts";
import { covers } from "#lib/http/scopes.ts";
import { compressionWords, formatWords, resourceWords } from "./export-words.ts";
import { FieldChoice } from "./field-choice.tsx";
import { FilterFields } from "./filter-fields.tsx";
import type { Wish } from "./wish.ts";

type WishFieldsProps = {
  form: ContractForm<Wish>;
  held: readonly string[];
  /** Whether a range of days may be chosen. */
  withPeriod: boolean;
};

/** What is exported, from when, in which form. */
export function WishFields({ form, held, withPeriod }: WishFieldsProps) {
  const { values, set, field } = form;
  const readable = resourceNames.filter((name) => covers(held, (resources[name] as Resource).scope));
  const choose = (resource: ResourceName) => {
    set("resource", resource);
    set("filters", {});
    set("fields", undefined);
    set("include_messages", false);
  };
  const chooseFormat = (format: Format) => {
    set("format", format);
    set("bom", format === "csv");
    if (format === "xlsx") set("compression", "none");
  };
  return (
    <>
      <Field label="What" {...field("resource")}>
        <Select
          options={readable.map((value) => ({ value, label: resourceWords[value] }))}
          value={values.resource}
          onValueChange={(value) => choose(value as ResourceName)}
        />
      </Field>
      {values.resource === "conversations" && (
        <Checkbox
          label="With all messages"
          hint="Each conversation has its messages in one field."
          checked={values.include_messages}
          onCheckedChange={(checked) => set("include_messages", checked === true)}
        />
      )}
      <FilterFields form={form} withPeriod={withPeriod} />
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <Field label="Format" {...field("format")}>
          <Select
            options={formats.map((value) => ({ value, label: formatWords[value] }))}
            value={values.format}
            onValueChange={(value) => chooseFormat(value as Format)}
          />
        </Field>
        <Field
          label="Compression"
          hint={values.format === "xlsx" ? "A workbook is compressed by itself." : undefined}
          {...field("compression")}
        >
          <Select
            options={compressions.map((value) => ({ value, label: compressionWords[value] }))}
            value={values.compression}
            disabled={values.format === "xlsx"}
            onValueChange={(value) => set("compression", value as Compression)}
          />
        </Field>
      </div>
      {values.resource !== "analytics" && <FieldChoice key={values.resource} form={form} />}
    </>
  );
}
