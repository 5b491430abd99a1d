"use client";

import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Authentication, AuthenticationInput } from "#lib/domain/webhooks/endpoints/policy/contract.ts";
import type { EndpointValues } from "../endpoint-fields.tsx";

type Kind = Authentication["type"];

const kinds: { value: Kind; label: string }[] = [
  { value: "none", label: "By our signature only" },
  { value: "basic", label: "User name and password" },
  { value: "bearer", label: "Bearer token" },
  { value: "header", label: "A header of your choice" },
];

const blanks: Readonly<Record<Kind, AuthenticationInput>> = {
  none: { type: "none" },
  basic: { type: "basic", username: "", password: "" },
  bearer: { type: "bearer", token: "" },
  header: { type: "header", name: "", value: "" },
};

type FieldsProps = { form: ContractForm<EndpointValues>; kept?: Authentication };

/** How we prove to the receiver who we are. What is stored stays until something else is entered. */
export function AuthenticationFields({ form, kept = { type: "none" } }: FieldsProps) {
  const entered = form.values.authentication;
  const choose = (kind: Kind) => form.set("authentication", blanks[kind]);
  return (
    <>
      <Field
        label="How your server knows us"
        hint="Every delivery is signed. A server behind a sign-in of its own may want more."
        {...form.field("authentication")}
      >
        <Select value={(entered ?? kept).type} onValueChange={(kind) => choose(kind as Kind)} options={kinds} />
      </Field>
      {!entered && kept.type !== "none" && (
        <div className="flex max-w-form items-center justify-between gap-3 text-ink-2 text-meta">
          {storedInWords(kept)}
          <Button size="small" onClick={() => choose(kept.type)}>
            Replace
          </Button>
        </div>
      )}
      {entered && <SecretFields value={entered} onChange={(next) => form.set("authentication", next)} />}
    </>
  );
}

function storedInWords(kept: Authentication): string {
  if (kept.type === "basic") return `The password of ${kept.username || "no user"} is stored.`;
  return kept.type === "header" ? `The value of ${kept.name} is stored.` : "The token is stored.";
}

type SecretProps = { value: AuthenticationInput; onChange: (value: AuthenticationInput) => void };

function SecretFields({ value, onChange }: SecretProps) {
  switch (value.type) {
    case "none":
      return null;
    case "basic":
      return (
        <>
          <Words label="User name" value={value.username} onChange={(username) => onChange({ ...value, username })} />
          <Secret label="Password" value={value.password} onChange={(password) => onChange({ ...value, password })} />
        </>
      );
    case "bearer":
      return <Secret label="Token" value={value.token} onChange={(token) => onChange({ ...value, token })} />;
    case "header":
      return (
        <>
          <Words label="Header" value={value.name} onChange={(name) => onChange({ ...value, name })} />
          <Secret label="Value" value={value.value} onChange={(next) => onChange({ ...value, value: next })} />
        </>
      );
  }
}

type TextProps = { label: string; value: string; onChange: (value: string) => void };

const Words = ({ label, value, onChange }: TextProps) => (
  <Field label={label}>
    <Input mono autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />
  </Field>
);

const Secret = ({ label, value, onChange }: TextProps) => (
  <Field label={label} hint="Stored encrypted, and never shown again.">
    <Input
      type="password"
      mono
      autoComplete="new-password"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
);
