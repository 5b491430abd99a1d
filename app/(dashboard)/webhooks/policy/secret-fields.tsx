"use client";

import type { z } from "zod";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { AuthenticationInput } from "#lib/domain/webhooks/endpoints/policy/contract.ts";

export type Entered = z.input<typeof AuthenticationInput>;

type FieldsProps = { value: Entered; onChange: (value: Entered) => void };

/** What is entered of a way to authenticate, which is not shown again once it is stored. */
export function SecretFields({ value, onChange }: FieldsProps) {
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
    case "oauth2":
      return <OAuthFields value={value} onChange={onChange} />;
    case "client_certificate":
      return <CertificateFields value={value} onChange={onChange} />;
  }
}

type Kind<Type extends Entered["type"]> = FieldsProps & { value: Extract<Entered, { type: Type }> };

function OAuthFields({ value, onChange }: Kind<"oauth2">) {
  const { scope, audience } = value;
  return (
    <>
      <Words
        label="Token address"
        hint="The token endpoint of the server that knows us, such as https://auth.example.com/oauth/token."
        value={value.token_url}
        onChange={(token_url) => onChange({ ...value, token_url })}
      />
      <Words label="Client id" value={value.client_id} onChange={(client_id) => onChange({ ...value, client_id })} />
      <Secret
        label="Client secret"
        value={value.client_secret}
        onChange={(client_secret) => onChange({ ...value, client_secret })}
      />
      <Words
        label="Scope"
        optional
        value={scope ?? ""}
        onChange={(next) => onChange({ ...value, scope: next || null })}
      />
      <Words
        label="Audience"
        optional
        value={audience ?? ""}
        onChange={(next) => onChange({ ...value, audience: next || null })}
      />
      <Field label="Id and secret are sent">
        <Select
          value={value.client_authentication ?? "basic"}
          onValueChange={(place) => onChange({ ...value, client_authentication: place === "body" ? "body" : "basic" })}
          options={[
            { value: "basic", label: "In a header (usual)" },
            { value: "body", label: "In the request’s body" },
          ]}
        />
      </Field>
    </>
  );
}

function CertificateFields({ value, onChange }: Kind<"client_certificate">) {
  return (
    <>
      <Pem
        label="Certificate"
        hint="In PEM, with those between it and its authority below it."
        value={value.certificate}
        onChange={(certificate) => onChange({ ...value, certificate })}
      />
      <Pem
        label="Private key"
        hint="In PEM, without a password. Stored encrypted, and never shown again."
        value={value.key}
        onChange={(key) => onChange({ ...value, key })}
      />
      <Pem
        label="Authority of your server"
        hint="In PEM, where your server’s own certificate is from an authority of yours."
        optional
        value={value.ca ?? ""}
        onChange={(ca) => onChange({ ...value, ca: ca || null })}
      />
    </>
  );
}

type TextProps = {
  label: string;
  hint?: string;
  optional?: boolean;
  value: string;
  onChange: (value: string) => void;
};

const Words = ({ value, onChange, ...field }: TextProps) => (
  <Field {...field}>
    <Input mono autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />
  </Field>
);

const Secret = ({ value, onChange, ...field }: TextProps) => (
  <Field hint="Stored encrypted, and never shown again." {...field}>
    <Input
      type="password"
      mono
      autoComplete="new-password"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
);

const Pem = ({ value, onChange, ...field }: TextProps) => (
  <Field {...field}>
    <Textarea
      mono
      rows={3}
      autoComplete="off"
      spellCheck={false}
      placeholder="-----BEGIN …"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
);
