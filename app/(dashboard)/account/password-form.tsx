"use client";

import { PasswordInput } from "#app/(auth)/password-input.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { ChangePassword } from "#lib/domain/members/me/contract.ts";
import { useChangePassword } from "#lib/domain/members/me/hooks.ts";

/** Another password, by the right of the present one. */
export function PasswordForm() {
  const change = useChangePassword();
  const form = useContractForm({
    schema: ChangePassword,
    initial: { current_password: "", new_password: "" },
    submit: async (body) => {
      await change.mutateAsync(body);
      form.reset();
      notify("Your password is changed. Your other sessions have ended.");
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
      <FormErrors errors={form.errors} />
      <Field label="Present password" required {...form.field("current_password")}>
        <PasswordInput {...form.text("current_password")} autoComplete="current-password" />
      </Field>
      <Field label="New password" required hint="At least 10 characters." {...form.field("new_password")}>
        <PasswordInput {...form.text("new_password")} autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" loading={form.pending} className="self-start">
        Change password
      </Button>
    </form>
  );
}
