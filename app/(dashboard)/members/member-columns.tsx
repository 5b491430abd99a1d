import { Ellipsis, LogOut, UserCog, UserMinus } from "lucide-react";
import { columnsOf } from "#components/data-table/columns.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { ClockTime, RelativeTime } from "#components/ui/relative-time.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Role } from "#lib/domain/members/contract.ts";
import type { MemberRow } from "#lib/domain/members/hooks.ts";
import { mayTouch, roleWords } from "./role-words.ts";

/** Who looks at the list, and what they may do with it. */
export type Who = {
  role: Role;
  userId: string;
  mayWrite: boolean;
  onOpen: (open: { what: "role" | "remove"; member: MemberRow }) => void;
};

export const memberColumns = (who: Who) =>
  columnsOf<MemberRow>()((column) => [
    column.display({
      id: "name",
      header: "Name",
      cell: ({ row }) => <Person member={row.original} self={row.original.user_id === who.userId} />,
    }),
    column.display({
      id: "role",
      header: "Role",
      cell: ({ row }) => roleWords[row.original.role].label,
      meta: { width: "128px" },
    }),
    column.accessor("last_seen_at", {
      header: "Last here",
      cell: (c) => <LastSeen at={c.getValue()} />,
      meta: { width: "128px" },
    }),
    column.accessor("joined_at", {
      header: "Joined",
      cell: (c) => <ClockTime at={c.getValue()} format="date" />,
      meta: { width: "112px", from: "lg" },
    }),
    column.display({
      id: "menu",
      header: () => <span className="sr-only">Actions</span>,
      cell: ({ row }) => <MemberMenu member={row.original} who={who} />,
      meta: { width: "76px", align: "end" },
    }),
  ]);

function Person({ member: { name, email }, self }: { member: MemberRow; self: boolean }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={name} size="default" />
      <span className="min-w-0">
        <span className="flex items-center gap-2">
          <bdi className="truncate font-[550] text-ink">{name}</bdi>
          {self && <Tag>you</Tag>}
        </span>
        <span className="block truncate text-ink-3 text-meta">{email}</span>
      </span>
    </span>
  );
}

function LastSeen({ at }: { at: string | null }) {
  return at ? <RelativeTime at={at} /> : <span className="text-ink-3">not yet</span>;
}

/** One may always leave; others may be changed by whoever may do as much as they. */
function MemberMenu({ member, who }: { member: MemberRow; who: Who }) {
  const self = member.user_id === who.userId;
  if (!who.mayWrite || !mayTouch(who.role, member.role)) return null;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          variant="quiet"
          size="small"
          label={`Actions for ${member.name}`}
          icon={<Ellipsis aria-hidden="true" />}
        />
      }
    >
      <MenuItem icon={<UserCog aria-hidden="true" />} onSelect={() => who.onOpen({ what: "role", member })}>
        Change role
      </MenuItem>
      <MenuItem
        danger
        icon={self ? <LogOut aria-hidden="true" /> : <UserMinus aria-hidden="true" />}
        onSelect={() => who.onOpen({ what: "remove", member })}
      >
        {self ? "Leave this shop" : "Remove"}
      </MenuItem>
    </Menu>
  );
}

/** A member in two lines, for phones. */
export function MemberLines({ member, who }: { member: MemberRow; who: Who }) {
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <Person member={member} self={member.user_id === who.userId} />
        <p className="pt-1 text-ink-2 text-meta">
          {roleWords[member.role].label}, last here <LastSeen at={member.last_seen_at} />
        </p>
      </div>
      <MemberMenu member={member} who={who} />
    </div>
  );
}
