"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { isCurrent, type NavItem } from "./nav.ts";

type NavLinkProps = { item: NavItem; pathname: string; onClick?: () => void };

const style = (current: boolean) =>
  clsx(
    "flex h-7 items-center gap-2.5 rounded-control border px-2 text-ui touch:h-11",
    current
      ? "border-line bg-raised font-semibold text-ink"
      : "border-transparent text-ink-2 hover:bg-hover hover:text-ink",
  );

/** One line of the navigation with the pages below it; what is not a page of the dashboard opens beside it. */
export function NavLink({ item, pathname, onClick }: NavLinkProps) {
  const within = isCurrent(item, pathname);
  const below = within ? (item.pages ?? []) : [];
  const current = within && below.length === 0;
  const Icon = item.icon;
  return (
    <>
      <Link
        href={item.href}
        target={item.external ? "_blank" : undefined}
        prefetch={item.external ? false : undefined}
        aria-current={current ? "page" : undefined}
        onClick={onClick}
        className={style(current)}
      >
        <Icon className={clsx("size-4 shrink-0", within ? "text-accent" : "text-ink-3")} aria-hidden="true" />
        <span className="min-w-0 flex-1 truncate">{item.label}</span>
        {item.external && <span className="sr-only">, opens in a new tab</span>}
      </Link>
      {below.map((page) => (
        <Link
          key={page.href}
          href={page.href}
          aria-current={isCurrent(page, pathname) ? "page" : undefined}
          onClick={onClick}
          className={clsx(style(isCurrent(page, pathname)), "pl-8.5")}
        >
          {page.label}
        </Link>
      ))}
    </>
  );
}
