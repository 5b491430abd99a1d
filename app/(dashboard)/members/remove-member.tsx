"use client";

import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { type MemberRow, useRemoveMember } from "#lib/domain/members/hooks.ts";
import { leave } from "../shell/leave.ts";

type RemoveMemberProps = { member: MemberRow; self: boolean; onClose: () => void };

/** Asks before somebody loses the dashboard. */
export function RemoveMember({ member, self, onClose }: RemoveMemberProps) {
  const remove = useRemoveMember();
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={self ? "Leave this shop" : `Remove ${member.name}`}
      description={
        self
          ? "You are signed out at once and see nothing of this shop any more, until somebody invites you again."
          : "They are signed out within a second. API keys that they made go on working; revoke them if they should not."
      }
      confirmLabel={self ? "Leave" : "Remove"}
      onConfirm={async () => {
        await remove.mutateAsync(member.user_id);
        if (self) leave();
        else notify(`${member.name} is removed.`);
      }}
    />
  );
}
