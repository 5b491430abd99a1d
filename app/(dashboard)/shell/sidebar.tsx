"use client";

import { Search } from "lucide-react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { MerchantMark } from "./merchant-mark.tsx";
import type { Nav } from "./nav.ts";
import { NavLink } from "./nav-link.tsx";
import { ServiceStatus } from "./service-status.tsx";
import type { ShellSession } from "./shell-session.ts";
import { useModifier } from "./use-modifier.ts";
import { UserMenu } from "./user-menu.tsx";

type SidebarProps = ShellSession & { nav: Nav; pathname: string; onSearch: () => void; onHelp: () => void };

/** The desk at the left: whose shop, search, where to go, who is here. */
export function Sidebar({ user, merchant, role, nav, pathname, onSearch, onHelp }: SidebarProps) {
  const modifier = useModifier();
  return (
    <aside data-chrome className="flex w-sidebar shrink-0 flex-col gap-3 pt-4 pr-2 pl-3 max-md:hidden">
      <MerchantMark name={merchant.name} slug={merchant.slug} />
      <button
        type="button"
        onClick={onSearch}
        className="flex h-8 items-center gap-2 rounded-control border border-line bg-raised px-2 text-ink-2 text-ui hover:bg-hover"
      >
        <Search className="size-4 text-ink-3" aria-hidden="true" />
        <span className="flex-1 text-left">Search or jump to</span>
        <Kbd>{modifier}K</Kbd>
      </button>
      <nav aria-label="Pages" className="-mx-1 flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-1 pb-2">
        {nav.groups.map((group, index) => (
          <div key={group.label ?? index} className="flex flex-col gap-px">
            {group.label && <p className="px-2 pb-1 text-ink-3 text-micro">{group.label}</p>}
            {group.items.map((item) => (
              <NavLink key={item.href} item={item} pathname={pathname} />
            ))}
          </div>
        ))}
      </nav>
      <ServiceStatus className="px-2" />
      <div className="flex items-center gap-1 border-line border-t py-1.5">
        <UserMenu
          onHelp={onHelp}
          trigger={
            <button
              type="button"
              className="flex min-w-0 flex-1 items-center gap-2 rounded-control px-0.5 py-1 text-left hover:bg-hover"
            >
              <Avatar name={user.name || user.email} />
              <span className="min-w-0">
                <span className="block truncate font-[550] text-ink text-ui leading-4">{user.name || user.email}</span>
                <span className="block text-ink-3 text-micro capitalize">{role}</span>
              </span>
            </button>
          }
        />
        <Tooltip label="Keyboard shortcuts">
          <button
            type="button"
            onClick={onHelp}
            aria-label="Keyboard shortcuts"
            className="grid size-7 place-items-center rounded-control hover:bg-hover"
          >
            <Kbd>?</Kbd>
          </button>
        </Tooltip>
      </div>
    </aside>
  );
}
