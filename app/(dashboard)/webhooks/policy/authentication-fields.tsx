"use client";

import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Authentication } from "#lib/domain/webhooks/endpoints/policy/contract.ts";
import type { EndpointValues } from "../endpoint-fields.tsx";
import { CertificateRemark } from "./certificate-remark.tsx";
import { type Entered, SecretFields } from "./secret-fields.tsx";

type Kind = Authentication["type"];

const kinds: { value: Kind; label: string }[] = [
  { value: "none", label: "By our signature only" },
  { value: "basic", label: "User name and password" },
  { value: "bearer", label: "Bearer token" },
  { value: "header", label: "A header of your choice" },
  { value: "oauth2", label: "OAuth 2 client credentials" },
  { value: "client_certificate", label: "Client certificate" },
];

const blanks: Readonly<Record<Kind, Entered>> = {
  none: { type: "none" },
  basic: { type: "basic", username: "", password: "" },
  bearer: { type: "bearer", token: "" },
  header: { type: "header", name: "", value: "" },
  oauth2: { type: "oauth2", token_url: "", client_id: "", client_secret: "", client_authentication: "basic" },
  client_certificate: { type: "client_certificate", certificate: "", key: "" },
};

type FieldsProps = { form: ContractForm<EndpointValues>; kept?: Authentication };

/** How we prove to the receiver who we are. What is stored stays until something else is entered. */
export function AuthenticationFields({ form, kept = { type: "none" } }: FieldsProps) {
  const entered = form.values.authentication;
  const choose = (kind: Kind) => form.set("authentication", blanks[kind]);
  return (
    <>
      <Field
        label="Sign-in at your server"
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
      {!entered && kept.type === "client_certificate" && <CertificateRemark certificate={kept} />}
    </>
  );
}

function storedInWords(kept: Authentication): string {
  if (kept.type === "basic") return `The password of ${kept.username || "no user"} is stored.`;
  if (kept.type === "oauth2") return `The secret of ${kept.client_id} is stored.`;
  if (kept.type === "client_certificate") return `The certificate of ${kept.subject} and its key are stored.`;
  return kept.type === "header" ? `The value of ${kept.name} is stored.` : "The token is stored.";
}
