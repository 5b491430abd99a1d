"use client";

import { useState } from "react";
import { Notice } from "#app/(auth)/notice.tsx";
import { PasswordInput } from "#app/(auth)/password-input.tsx";
import { useLinkToken } from "#app/(auth)/use-link-token.ts";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { ResetPassword, resetPassword } from "#lib/domain/members/passwords/contract.ts";
import { call } from "#lib/http/client.ts";

const NewPassword = ResetPassword.pick({ new_password: true });

/** A new password, by the right of the link. */
export function ResetPasswordForm() {
  const token = useLinkToken();
  const [done, setDone] = useState(false);
  const form = useContractForm({
    schema: NewPassword,
    initial: { new_password: "" },
    submit: async ({ new_password }) => {
      await call(resetPassword, { body: { token: token ?? "", new_password } });
      setDone(true);
    },
  });
  if (done) {
    return (
      <Notice title="Your new password is set" onwards={<ArrowLink href="/sign-in">Sign in</ArrowLink>}>
        Wherever you were signed in, you are signed out now.
      </Notice>
    );
  }
  return (
    <>
      <h1 className="text-title">Choose a new password</h1>
      <form method="post" noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} title="Your password is the old one still." />
        <Field label="New password" required hint="At least 10 characters." {...form.field("new_password")}>
          <PasswordInput {...form.text("new_password")} autoComplete="new-password" />
        </Field>
        <Button type="submit" variant="primary" size="touch" loading={form.pending} disabled={token === null}>
          Set the password
        </Button>
      </form>
      <p className="border-line border-t pt-5 text-ink-2 text-ui">
        Does the link not work? <ArrowLink href="/forgot-password">Ask for a new one</ArrowLink>
      </p>
    </>
  );
}
