"use client";

import { useId } from "react";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { type Role, UpdateMember } from "#lib/domain/members/contract.ts";
import { type MemberRow, useChangeRole } from "#lib/domain/members/hooks.ts";
import { RoleChoice } from "./role-choice.tsx";
import { roleWords } from "./role-words.ts";

type ChangeRoleProps = { member: MemberRow; role: Role; onClose: () => void };

/** Another role for a member, from their next click on. */
export function ChangeRole({ member, role: own, onClose }: ChangeRoleProps) {
  const id = useId();
  const change = useChangeRole();
  const form = useContractForm({
    schema: UpdateMember,
    initial: { role: member.role },
    submit: async ({ role }) => {
      await change.mutateAsync({ user_id: member.user_id, role });
      notify(`${member.name} is ${roleWords[role].label.toLowerCase()} now.`);
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Change the role of ${member.name}`}
      description="It counts from their next click on."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form={id} variant="primary" loading={form.pending}>
            Change role
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} />
        <RoleChoice
          {...form.field("role")}
          own={own}
          value={form.values.role}
          onChange={(role) => form.set("role", role)}
        />
      </form>
    </Dialog>
  );
}
