"use client";

import { useMemo } from "react";
import { PasswordInput } from "#app/(auth)/password-input.tsx";
import { signInWith } from "#app/(auth)/sign-in-with.ts";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SignUp, signUp } from "#lib/domain/members/contract.ts";
import { call } from "#lib/http/client.ts";
import { currencyOptions, timeZoneOptions } from "./choices.ts";
import { useGuess } from "./use-guess.ts";

/** A new shop and its owner; time zone and currency are guessed from the browser. */
export function SignUpForm() {
  const guess = useGuess();
  return (
    <>
      <div>
        <h1 className="text-title">Make an account for your shop</h1>
        <p className="mt-1 text-ink-2 text-read">You become its owner and can look around at once.</p>
      </div>
      <Form key={`${guess.timeZone} ${guess.currency}`} {...guess} />
      <p className="border-line border-t pt-5 text-ink-2 text-ui">
        Do you have an account? <ArrowLink href="/sign-in">Sign in</ArrowLink>
      </p>
    </>
  );
}

function Form({ timeZone, currency }: { timeZone: string; currency: string }) {
  const form = useContractForm({
    schema: SignUp,
    initial: { name: "", email: "", password: "", merchant_name: "", time_zone: timeZone, currency },
    submit: async (body) => {
      await call(signUp, { body });
      const signedIn = await signInWith(body).then(
        () => true,
        () => false,
      );
      window.location.assign(signedIn ? "/overview" : "/sign-in");
    },
  });
  const zones = useMemo(() => timeZoneOptions(timeZone), [timeZone]);
  const currencies = useMemo(currencyOptions, []);
  return (
    <form method="post" noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
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
      <Field label="Time zone" hint="Days and hours in reports follow it." {...form.field("time_zone")}>
        <Select options={zones} value={form.values.time_zone} onValueChange={(zone) => form.set("time_zone", zone)} />
      </Field>
      <Field label="Currency" hint="For the value of carts." {...form.field("currency")}>
        <Select
          options={currencies}
          value={form.values.currency}
          onValueChange={(code) => form.set("currency", code)}
        />
      </Field>
      <Button type="submit" variant="primary" size="touch" loading={form.pending} className="mt-2">
        Make the account
      </Button>
    </form>
  );
}
