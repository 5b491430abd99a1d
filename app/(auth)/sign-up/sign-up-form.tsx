"use client";

import { useState } from "react";
import { PasswordInput } from "#app/(auth)/password-input.tsx";
import { signInWith } from "#app/(auth)/sign-in-with.ts";
import { useEarlyText } from "#app/(auth)/use-early-text.ts";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Input } from "#components/ui/input.tsx";
import { SignUp, signUp } from "#lib/domain/members/contract.ts";
import { call } from "#lib/http/client.ts";
import { PlaceFields } from "./place-fields.tsx";
import { useGuess } from "./use-guess.ts";

const blank = { name: "", email: "", password: "", merchant_name: "" };

/** A new shop and its owner; time zone and currency are guessed from the browser. */
export function SignUpForm() {
  const guess = useGuess();
  const [chosen, setChosen] = useState<Partial<typeof guess>>({});
  const place = { ...guess, ...chosen };
  const form = useContractForm({
    schema: SignUp,
    initial: blank,
    submit: async (body) => {
      await call(signUp, { body: { ...body, ...place } });
      const signedIn = await signInWith(body).then(
        () => true,
        () => false,
      );
      window.location.assign(signedIn ? "/overview" : "/sign-in");
    },
  });
  const early = useEarlyText(form.values, form.set);
  return (
    <>
      <div>
        <h1 className="text-title">Make an account for your shop</h1>
        <p className="mt-1 text-ink-2 text-read">You become its owner and can look around at once.</p>
      </div>
      <form ref={early.form} method="post" noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} title="Your account is not made yet." />
        <Field label="Your name" required {...form.field("name")}>
          <Input {...form.text("name")} autoComplete="name" />
        </Field>
        <Field label="E-mail address" required {...form.field("email")}>
          <Input {...form.text("email")} type="email" inputMode="email" autoComplete="username" spellCheck={false} />
        </Field>
        <Field label="Password" required hint="At least 10 characters." {...form.field("password")}>
          <PasswordInput {...form.text("password")} autoComplete="new-password" />
        </Field>
        <Field label="Shop name" required {...form.field("merchant_name")}>
          <Input {...form.text("merchant_name")} autoComplete="organization" />
        </Field>
        <PlaceFields value={place} onChange={(part) => setChosen({ ...chosen, ...part })} />
        <Button
          type="submit"
          variant="primary"
          size="touch"
          loading={form.pending}
          disabled={!early.ready}
          className="mt-2"
        >
          Make the account
        </Button>
      </form>
      <p className="border-line border-t pt-5 text-ink-2 text-ui">
        Do you have an account? <ArrowLink href="/sign-in">Sign in</ArrowLink>
      </p>
    </>
  );
}
