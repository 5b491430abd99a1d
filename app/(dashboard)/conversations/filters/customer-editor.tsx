"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { nameOf } from "#app/(dashboard)/customers/name-of.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { customersQuery } from "#lib/domain/customers/hooks.ts";
import { ChoiceEditor } from "./choices-editor.tsx";

type CustomerEditorProps = { chosen: string | null; onChoose: (id: string) => void };

const OFFERED = 8;

/** One customer, found by name or e-mail. */
export function CustomerEditor({ chosen, onChoose }: CustomerEditorProps) {
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const { data, isPending, isError } = useInfiniteQuery(customersQuery({ limit: OFFERED, ...(q && { q }) }));
  const customers = data?.pages[0]?.data ?? [];
  return (
    <div className="flex flex-col gap-3">
      <Field label="Name or e-mail">
        <Input value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" dir="auto" />
      </Field>
      {customers.length > 0 && (
        <ChoiceEditor
          label="Customers"
          options={customers.map((customer) => ({ value: customer.id, label: nameOf(customer) }))}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
      {!isPending && customers.length === 0 && (
        <p role="status" className="text-ink-3 text-meta">
          {isError ? "The customers could not be fetched. Try again in a moment." : "Nobody is called that."}
        </p>
      )}
    </div>
  );
}
