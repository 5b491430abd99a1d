"use client";

import { useState } from "react";
import { PasswordInput } from "#app/(auth)/password-input.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Input } from "#components/ui/input.tsx";
import { BeginOneTimeCodes, ConfirmOneTimeCodes } from "#lib/domain/members/one-time-codes/contract.ts";
import { useBeginOneTimeCodes, useConfirmOneTimeCodes } from "#lib/domain/members/one-time-codes/hooks.ts";
import { FormFoot } from "./form-foot.tsx";
import { QrCode } from "./qr-code.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

const formId = "one-time-codes-set-up";

type App = { secret: string; otpauth_url: string };

/** The password, the app, its first code; then the recovery codes. */
export function SetUp({ onClose }: { onClose: () => void }) {
  const [app, setApp] = useState<App>();
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes) return <RecoveryCodes title="One-time codes are on" codes={codes} onClose={onClose} />;
  if (app) return <FirstCode app={app} onConfirmed={setCodes} onClose={onClose} />;
  return <Password onBegun={setApp} onClose={onClose} />;
}

function Password({ onBegun, onClose }: { onBegun: (app: App) => void; onClose: () => void }) {
  const begin = useBeginOneTimeCodes();
  const form = useContractForm({
    id: formId,
    schema: BeginOneTimeCodes,
    initial: { current_password: "" },
    submit: async (body) => onBegun(await begin.mutateAsync(body)),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Set up one-time codes"
      description="You need an authenticator app on your phone, such as Aegis, 1Password or Google Authenticator."
      footer={<FormFoot form={formId} label="Go on" pending={form.pending} onCancel={onClose} />}
    >
      <form id={formId} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} />
        <Field label="Your password" required {...form.field("current_password")}>
          <PasswordInput {...form.text("current_password")} autoComplete="current-password" />
        </Field>
      </form>
    </Dialog>
  );
}

type FirstCodeProps = { app: App; onConfirmed: (codes: readonly string[]) => void; onClose: () => void };

function FirstCode({ app, onConfirmed, onClose }: FirstCodeProps) {
  const confirm = useConfirmOneTimeCodes();
  const form = useContractForm({
    id: formId,
    schema: ConfirmOneTimeCodes,
    initial: { code: "" },
    submit: async (body) => onConfirmed((await confirm.mutateAsync(body)).recovery_codes),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add ShopGuide to your app"
      description="Scan this with your authenticator app, then type the six digits that it shows."
      footer={<FormFoot form={formId} label="Switch codes on" pending={form.pending} onCancel={onClose} />}
    >
      <form id={formId} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} />
        <div className="flex flex-wrap items-center gap-4">
          <QrCode text={app.otpauth_url} label="QR code for your authenticator app" />
          <p className="min-w-40 flex-1 text-ink-2 text-ui">
            Cannot scan? Type this into the app:
            <span className="mt-1 block break-all font-mono text-ink text-mono" data-testid="totp-secret">
              {app.secret}
            </span>
          </p>
        </div>
        <Field label="Code that the app shows" required {...form.field("code")}>
          <Input {...form.text("code")} mono inputMode="numeric" autoComplete="one-time-code" />
        </Field>
      </form>
    </Dialog>
  );
}
