"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { isCurrent, type NavItem } from "./nav.ts";

/** One line of the navigation; what is not a page of the dashboard opens beside it. */
export function NavLink({ item, pathname, onClick }: { item: NavItem; pathname: string; onClick?: () => void }) {
  const current = isCurrent(item, pathname);
  const Icon = item.icon;
  return (
    <Link
      href={item.href}
      target={item.external ? "_blank" : undefined}
      prefetch={item.external ? false : undefined}
      aria-current={current ? "page" : undefined}
      onClick={onClick}
      className={clsx(
        "flex h-7 items-center gap-2.5 rounded-control border px-2 text-ui touch:h-11",
        current
          ? "border-line bg-raised font-semibold text-ink"
          : "border-transparent text-ink-2 hover:bg-hover hover:text-ink",
      )}
    >
      <Icon className={clsx("size-4 shrink-0", current ? "text-accent" : "text-ink-3")} aria-hidden="true" />
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.external && <span className="sr-only">, opens in a new tab</span>}
    </Link>
  );
}
