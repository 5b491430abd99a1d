"use client";

import { useState } from "react";
import { Notice } from "#app/(auth)/notice.tsx";
import { useEarlyText } from "#app/(auth)/use-early-text.ts";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Input } from "#components/ui/input.tsx";
import { RequestPasswordReset, requestPasswordReset } from "#lib/domain/members/passwords/contract.ts";
import { call } from "#lib/http/client.ts";

/** An address, to which a link is sent if somebody has it. */
export function ForgotPasswordForm() {
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const form = useContractForm({
    schema: RequestPasswordReset,
    initial: { email: "" },
    submit: async (body) => {
      await call(requestPasswordReset, { body });
      setAskedFor(body.email);
    },
  });
  const early = useEarlyText(form.values, form.set);
  if (askedFor) {
    return (
      <Notice title="Look into your mailbox" onwards={<ArrowLink href="/sign-in">Back to signing in</ArrowLink>}>
        If {askedFor} has an account, a link to choose a new password is on its way. It works once and for an hour.
        Without a mail server the link is in the server’s log.
      </Notice>
    );
  }
  return (
    <>
      <div>
        <h1 className="text-title">Forgotten your password?</h1>
        <p className="mt-1 text-ink-2 text-read">We send you a link to choose a new one.</p>
      </div>
      <form ref={early.form} method="post" noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} title="No link was sent." />
        <Field label="E-mail address" required {...form.field("email")}>
          <Input {...form.text("email")} type="email" inputMode="email" autoComplete="username" spellCheck={false} />
        </Field>
        <Button type="submit" variant="primary" size="touch" loading={form.pending} disabled={!early.ready}>
          Send the link
        </Button>
      </form>
      <p className="border-line border-t pt-5 text-ink-2 text-ui">
        It came back to you? <ArrowLink href="/sign-in">Sign in</ArrowLink>
      </p>
    </>
  );
}
