"use client";

import { FormDialog } from "#components/forms/form-dialog.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { notify } from "#components/ui/toaster.tsx";
import { type Role, UpdateMember } from "#lib/domain/members/contract.ts";
import { type MemberRow, useChangeRole } from "#lib/domain/members/hooks.ts";
import { RoleChoice } from "./role-choice.tsx";
import { roleWords } from "./role-words.ts";

type ChangeRoleProps = { member: MemberRow; role: Role; onClose: () => void };

/** Another role for a member, from their next click on. */
export function ChangeRole({ member, role: own, onClose }: ChangeRoleProps) {
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
    <FormDialog
      form={form}
      title={`Change the role of ${member.name}`}
      description="It counts from their next click on."
      verb="Change role"
      onClose={onClose}
    >
      <RoleChoice
        {...form.field("role")}
        own={own}
        value={form.values.role}
        onChange={(role) => form.set("role", role)}
      />
    </FormDialog>
  );
}
