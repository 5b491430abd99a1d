"use client";

import { type SyntheticEvent, useState, useTransition } from "react";
import type { ZodType } from "zod";
import { type FieldErrors, issuesByField, serverErrors } from "./form-errors.ts";

type FormOptions<Values extends object, Body> = {
  /** The contract's body schema: the same one that the server checks with. */
  schema: ZodType<Body>;
  initial: Values;
  /** Begins the fields' ids, where another form of the page has fields of the same names. */
  id?: string;
  /** Throws what the server refused; known field errors find their fields. */
  submit: (body: Body) => Promise<void> | void;
};

export type ContractForm<Values extends object> = {
  values: Values;
  set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  /** For a Field: its id and error. */
  field: (name: keyof Values & string) => { id: string; error: string | undefined };
  /** For a text Input inside that Field. */
  text: (name: keyof Values & string) => {
    name: string;
    value: string;
    onChange: (event: { target: { value: string } }) => void;
  };
  /** For FormErrors: after a submit that did not pass. */
  errors: { id?: string; message: string }[];
  pending: boolean;
  onSubmit: (event: SyntheticEvent) => void;
  reset: () => void;
};

/** A form over a contract's body schema: checks before it sends, and shows what the server refused at its field. */
export function useContractForm<Values extends object, Body>(options: FormOptions<Values, Body>): ContractForm<Values> {
  const [values, setValues] = useState(options.initial);
  const [failures, setFailures] = useState<FieldErrors>({ fields: {}, general: [] });
  const [pending, startTransition] = useTransition();
  const idOf = (name: string) => `${options.id ?? "field"}-${name}`;

  const set = <Name extends keyof Values>(name: Name, value: Values[Name]) => {
    setValues((current) => ({ ...current, [name]: value }));
    setFailures((current) => ({ general: [], fields: { ...current.fields, [name]: undefined } }));
  };

  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (pending) return;
    const parsed = options.schema.safeParse(values);
    if (!parsed.success) return setFailures(issuesByField(parsed.error.issues, Object.keys(values)));
    startTransition(async () => {
      try {
        await options.submit(parsed.data);
        setFailures({ fields: {}, general: [] });
      } catch (error) {
        setFailures(serverErrors(error, Object.keys(values)));
      }
    });
  };

  return {
    values,
    set,
    field: (name) => ({ id: idOf(name), error: failures.fields[name] }),
    text: (name) => ({
      name,
      value: String(values[name] ?? ""),
      onChange: (event) => set(name, event.target.value as Values[typeof name]),
    }),
    errors: summaryOf(failures, idOf),
    pending,
    onSubmit,
    reset: () => {
      setValues(options.initial);
      setFailures({ fields: {}, general: [] });
    },
  };
}

function summaryOf(failures: FieldErrors, idOf: (name: string) => string) {
  const fields = Object.entries(failures.fields).flatMap(([name, message]) =>
    message ? [{ id: idOf(name), message }] : [],
  );
  return [...failures.general.map((message) => ({ message })), ...fields];
}
