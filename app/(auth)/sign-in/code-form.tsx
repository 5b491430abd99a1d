"use client";

import { signInWith } from "#app/(auth)/sign-in-with.ts";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Input } from "#components/ui/input.tsx";
import { SignInWithCode } from "#lib/domain/members/signing-in/contract.ts";

type CodeFormProps = { credentials: { email: string; password: string }; onSignedIn: () => void; onBack: () => void };

/** The second step, for who has one-time codes on. */
export function CodeForm({ credentials, onSignedIn, onBack }: CodeFormProps) {
  const form = useContractForm({
    schema: SignInWithCode.pick({ code: true }),
    initial: { code: "" },
    submit: async ({ code }) => {
      await signInWith({ ...credentials, code });
      onSignedIn();
    },
  });
  return (
    <>
      <div>
        <h1 className="text-title">Your one-time code</h1>
        <p className="mt-1 text-ink-2 text-read">Your password is right. One more step and you are in.</p>
      </div>
      <form method="post" noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} title="You are not signed in." />
        <Field
          label="Code"
          required
          hint="Six digits from your authenticator app. Without the app, type one of your recovery codes."
          {...form.field("code")}
        >
          <Input
            {...form.text("code")}
            mono
            autoFocus
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Field>
        <Button type="submit" variant="primary" size="touch" loading={form.pending} className="mt-2">
          Sign in
        </Button>
        <Button variant="quiet" onClick={onBack}>
          Sign in as somebody else
        </Button>
      </form>
    </>
  );
}
