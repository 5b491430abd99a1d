"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { Role } from "#lib/domain/members/contract.ts";
import { type MemberRow, membersQuery } from "#lib/domain/members/hooks.ts";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { Failure } from "../failure.tsx";
import { ChangeRole } from "./change-role.tsx";
import { Invitations } from "./invitations.tsx";
import { Invite } from "./invite.tsx";
import { MemberLines, memberColumns } from "./member-columns.tsx";
import { RemoveMember } from "./remove-member.tsx";

type Open = { what: "invite" } | { what: "role" | "remove"; member: MemberRow } | null;

/** The people who may use the dashboard, and those who are invited. */
export function MembersView({ role, userId }: { role: Role; userId: string }) {
  const [open, setOpen] = useState<Open>(null);
  const mayWrite = covers(scopesOfRole[role], "members:write");
  const query = useQuery(membersQuery);
  const who = useMemo(() => ({ role, userId, mayWrite, onOpen: setOpen }), [role, userId, mayWrite]);
  const columns = useMemo(() => memberColumns(who), [who]);
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title="Members"
        description="The people who may use this dashboard. A role says what each of them sees and may do."
        actions={
          mayWrite && (
            <Button
              variant="primary"
              icon={<UserPlus aria-hidden="true" />}
              onClick={() => setOpen({ what: "invite" })}
            >
              Invite somebody
            </Button>
          )
        }
      />
      <DataTable
        label="Members"
        columns={columns}
        rows={query.data?.data ?? []}
        getRowId={(member) => member.user_id}
        status={query.isPending ? "loading" : query.data ? "ready" : "error"}
        empty={<EmptyState>There is nobody here.</EmptyState>}
        error={<Failure what="The members" error={query.error} onRetry={() => query.refetch()} />}
        density="two-line"
        renderCompact={(member) => <MemberLines member={member} who={who} />}
      />
      <Invitations role={role} mayWrite={mayWrite} />
      {open?.what === "invite" && <Invite role={role} onClose={close} />}
      {open?.what === "role" && <ChangeRole member={open.member} role={role} onClose={close} />}
      {open?.what === "remove" && (
        <RemoveMember member={open.member} self={open.member.user_id === userId} onClose={close} />
      )}
    </>
  );
}
