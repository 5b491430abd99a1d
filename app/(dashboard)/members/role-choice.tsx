"use client";

import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Role } from "#lib/domain/members/contract.ts";
import { lendableRoles, roleWords } from "./role-words.ts";

type RoleChoiceProps = { id?: string; error?: string; own: Role; value: Role; onChange: (role: Role) => void };

/** A role that one may give, with what it is for. */
export function RoleChoice({ id, error, own, value, onChange }: RoleChoiceProps) {
  return (
    <Field label="Role" required hint={roleWords[value].sentence} id={id} error={error}>
      <Select
        value={value}
        onValueChange={(next) => onChange(next as Role)}
        options={lendableRoles(own).map((role) => ({ value: role, label: roleWords[role].label }))}
      />
    </Field>
  );
}
