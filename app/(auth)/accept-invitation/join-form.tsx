"use client";

import { PasswordInput } from "#app/(auth)/password-input.tsx";
import { signInWith } from "#app/(auth)/sign-in-with.ts";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Input } from "#components/ui/input.tsx";
import { AcceptInvitation, acceptInvitation, JoinAnew } from "#lib/domain/members/invitations/contract.ts";
import { switchMerchant } from "#lib/domain/members/me/contract.ts";
import { call } from "#lib/http/client.ts";
import type { Offer } from "./use-invitation.ts";

const roleWords: Record<Offer["role"], string> = {
  owner: "an owner",
  admin: "an admin",
  developer: "a developer",
  analyst: "an analyst",
  support: "support",
};

/** Joins with a new account, or with the password of the one that this address has. */
export function JoinForm({ token, offer }: { token: string; offer: Offer }) {
  const { email, merchant_name, invited_by, role, has_account } = offer;
  const form = useContractForm({
    schema: has_account ? AcceptInvitation.omit({ name: true }) : JoinAnew,
    initial: has_account ? { token, password: "" } : { token, password: "", name: "" },
    submit: async (body) => {
      const { merchant_id } = await call(acceptInvitation, { body });
      await enter({ email, password: body.password }, merchant_id);
    },
  });
  return (
    <>
      <div>
        <h1 className="text-title">Join {merchant_name}</h1>
        <p className="mt-1 text-ink-2 text-read">
          {invited_by} invites you as {roleWords[role]}.{" "}
          {has_account
            ? "You have an account with this address: its password is all we need."
            : "Choose a name and a password, and you can look around at once."}
        </p>
      </div>
      <form method="post" noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} title="You have not joined yet." />
        <Field label="E-mail address" id="field-email">
          <Input value={email} readOnly autoComplete="username" />
        </Field>
        {!has_account && (
          <Field label="Your name" required {...form.field("name")}>
            <Input {...form.text("name")} autoComplete="name" />
          </Field>
        )}
        <Field
          label="Password"
          required
          hint={has_account ? undefined : "At least 10 characters."}
          {...form.field("password")}
        >
          <PasswordInput {...form.text("password")} autoComplete={has_account ? "current-password" : "new-password"} />
        </Field>
        <Button type="submit" variant="primary" size="touch" loading={form.pending} className="mt-2">
          Join {merchant_name}
        </Button>
      </form>
    </>
  );
}

/** Signs in and shows the shop just joined; who belongs to several might else see another. */
async function enter(credentials: { email: string; password: string }, merchant_id: string): Promise<void> {
  const shown = await show(credentials, merchant_id).catch(() => false);
  window.location.assign(shown ? "/overview" : "/sign-in");
}

async function show(credentials: { email: string; password: string }, merchant_id: string): Promise<boolean> {
  if ((await signInWith(credentials)) === "code wanted") return false;
  await call(switchMerchant, { body: { merchant_id } });
  return true;
}
