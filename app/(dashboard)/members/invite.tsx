"use client";

import { useState } from "react";
import { FormDialog } from "#components/forms/form-dialog.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { notify } from "#components/ui/toaster.tsx";
import type { Role } from "#lib/domain/members/contract.ts";
import { type SentInvitation, useInvite } from "#lib/domain/members/hooks.ts";
import { CreateInvitation } from "#lib/domain/members/invitations/contract.ts";
import { InvitationLink } from "./invitation-link.tsx";
import { RoleChoice } from "./role-choice.tsx";
import { lendableRoles } from "./role-words.ts";

type InviteProps = { role: Role; onClose: () => void };

/** Whom to invite as what; then the link, where no mail carries it. */
export function Invite({ role: own, onClose }: InviteProps) {
  const [sent, setSent] = useState<SentInvitation>();
  if (sent?.link) return <InvitationLink email={sent.email} link={sent.link} onClose={onClose} />;
  const done = (invitation: SentInvitation) => {
    if (invitation.link) return setSent(invitation);
    notify(`The invitation is on its way to ${invitation.email}.`);
    onClose();
  };
  return <InviteDialog own={own} onSent={done} onClose={onClose} />;
}

type InviteDialogProps = { own: Role; onSent: (invitation: SentInvitation) => void; onClose: () => void };

function InviteDialog({ own, onSent, onClose }: InviteDialogProps) {
  const invite = useInvite();
  const usual = lendableRoles(own).includes("support") ? "support" : "analyst";
  const form = useContractForm({
    schema: CreateInvitation,
    initial: { email: "", role: usual as Role },
    submit: async (body) => onSent(await invite.mutateAsync(body)),
  });
  return (
    <FormDialog
      form={form}
      title="Invite somebody"
      description="They choose a password themselves. The link works for seven days."
      verb="Send the invitation"
      onClose={onClose}
    >
      <Field label="E-mail" required {...form.field("email")}>
        <Input {...form.text("email")} type="email" autoComplete="off" spellCheck={false} maxLength={254} />
      </Field>
      <RoleChoice
        {...form.field("role")}
        own={own}
        value={form.values.role}
        onChange={(role) => form.set("role", role)}
      />
    </FormDialog>
  );
}
