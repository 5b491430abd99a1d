"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { State } from "#components/ui/state.tsx";
import { notify, notifyError } from "#components/ui/toaster.tsx";
import type { Role } from "#lib/domain/members/contract.ts";
import {
  type InvitationRow,
  openInvitationsQuery,
  type SentInvitation,
  useResendInvitation,
  useWithdrawInvitation,
} from "#lib/domain/members/hooks.ts";
import { Failure } from "../failure.tsx";
import { InvitationLink } from "./invitation-link.tsx";
import { mayTouch, roleWords } from "./role-words.ts";

/** Who is invited and has not come yet. */
export function Invitations({ role, mayWrite }: { role: Role; mayWrite: boolean }) {
  const query = useQuery(openInvitationsQuery);
  const [sent, setSent] = useState<SentInvitation>();
  const [withdrawing, setWithdrawing] = useState<InvitationRow>();
  if (query.error) return <Failure what="The invitations" error={query.error} onRetry={() => query.refetch()} />;
  const rows = query.data?.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title="Invited">
      <ul className="divide-y divide-line border-line border-y">
        {rows.map((invitation) => (
          <InvitationLine
            key={invitation.id}
            invitation={invitation}
            onSent={setSent}
            onWithdraw={setWithdrawing}
            mayChange={mayWrite && mayTouch(role, invitation.role)}
          />
        ))}
      </ul>
      {sent?.link && <InvitationLink email={sent.email} link={sent.link} onClose={() => setSent(undefined)} />}
      {withdrawing && <Withdraw invitation={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </Section>
  );
}

type InvitationLineProps = {
  invitation: InvitationRow;
  mayChange: boolean;
  onSent: (invitation: SentInvitation) => void;
  onWithdraw: (invitation: InvitationRow) => void;
};

function InvitationLine({ invitation, mayChange, onSent, onWithdraw }: InvitationLineProps) {
  const { email, role, state, expires_at, invited_by } = invitation;
  const resend = useResendInvitation();
  const sendAgain = () =>
    resend.mutate(invitation.id, {
      onSuccess: (again) => {
        if (!again.link) notify(`A new link is on its way to ${again.email}.`);
        onSent(again);
      },
      onError: (error) => notifyError(error.message),
    });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2 text-ui">
      <span className="min-w-0 flex-1 basis-60">
        <bdi className="block truncate text-ink">{email}</bdi>
        <span className="text-ink-3 text-meta">
          {roleWords[role].label}, invited by {invited_by}
        </span>
      </span>
      {state === "expired" ? (
        <State glyph="closed">Expired</State>
      ) : (
        <State glyph="waiting">
          Open, ends <RelativeTime at={expires_at} />
        </State>
      )}
      {mayChange && (
        <span className="flex gap-1">
          <Button size="small" loading={resend.isPending} onClick={sendAgain}>
            Send again
          </Button>
          <Button size="small" variant="quiet" onClick={() => onWithdraw(invitation)}>
            Withdraw
          </Button>
        </span>
      )}
    </li>
  );
}

function Withdraw({ invitation, onClose }: { invitation: InvitationRow; onClose: () => void }) {
  const withdraw = useWithdrawInvitation();
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Withdraw the invitation of ${invitation.email}`}
      description="Its link stops working at once. You can invite them again at any time."
      confirmLabel="Withdraw"
      onConfirm={async () => {
        await withdraw.mutateAsync(invitation.id);
        notify(`The invitation of ${invitation.email} is withdrawn.`);
      }}
    />
  );
}
