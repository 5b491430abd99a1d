"use client";

import { PasswordInput } from "#app/(auth)/password-input.tsx";
import { signInWith } from "#app/(auth)/sign-in-with.ts";
import { useEarlyText } from "#app/(auth)/use-early-text.ts";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Input } from "#components/ui/input.tsx";
import { SignIn } from "#lib/domain/members/signing-in/contract.ts";
import { type Provider, ProviderButtons } from "./provider-buttons.tsx";

type Credentials = { email: string; password: string };

type SignInFormProps = {
  next: string;
  providers: readonly Provider[];
  /** Why somebody who came back from a provider is not inside. */
  refusal: string | undefined;
  onSignedIn: () => void;
  onCodeWanted: (credentials: Credentials) => void;
};

/** E-mail and password. By POST even before the page can listen, so that no password ever reaches an address. */
export function SignInForm({ next, providers, refusal, onSignedIn, onCodeWanted }: SignInFormProps) {
  const form = useContractForm({
    schema: SignIn,
    initial: { email: "", password: "" },
    submit: async (credentials) => {
      if ((await signInWith(credentials)) === "code wanted") onCodeWanted(credentials);
      else onSignedIn();
    },
  });
  const early = useEarlyText(form.values, form.set);
  const errors = form.errors.length === 0 && refusal ? [{ message: refusal }] : form.errors;
  return (
    <>
      <h1 className="text-title">Sign in to your shop’s desk</h1>
      <form ref={early.form} method="post" noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <FormErrors errors={errors} title="You are not signed in." />
        <Field label="E-mail address" required {...form.field("email")}>
          <Input {...form.text("email")} type="email" inputMode="email" autoComplete="username" spellCheck={false} />
        </Field>
        <Field label="Password" required {...form.field("password")}>
          <PasswordInput {...form.text("password")} autoComplete="current-password" />
        </Field>
        <Button
          type="submit"
          variant="primary"
          size="touch"
          loading={form.pending}
          disabled={!early.ready}
          className="mt-2"
        >
          Sign in
        </Button>
      </form>
      <ProviderButtons providers={providers} next={next} />
      <div className="flex flex-col gap-2 border-line border-t pt-5 text-ink-2 text-ui">
        <p>
          Forgotten your password? <ArrowLink href="/forgot-password">Choose a new one</ArrowLink>
        </p>
        <p>
          Is your shop new here? <ArrowLink href="/sign-up">Make an account</ArrowLink>
        </p>
      </div>
    </>
  );
}
