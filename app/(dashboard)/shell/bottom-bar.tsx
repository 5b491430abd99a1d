"use client";

import { clsx } from "clsx";
import { Menu as MenuIcon } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { MoreSheet } from "./more-sheet.tsx";
import { isCurrent, type Nav } from "./nav.ts";

const placeClass =
  "flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-1 text-ink-2 text-micro " +
  "focus-visible:-outline-offset-2 aria-[current=page]:font-semibold aria-[current=page]:text-accent";

/** The way around on a phone: four pages, and the rest under More. */
export function BottomBar(props: { nav: Nav; pathname: string; onSearch: () => void; onHelp: () => void }) {
  const [open, setOpen] = useState(false);
  const elsewhere = props.nav.more.some((item) => isCurrent(item, props.pathname));
  return (
    <nav
      aria-label="Main pages"
      className="flex shrink-0 border-line border-t bg-sheet pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {props.nav.bar.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={isCurrent(item, props.pathname) ? "page" : undefined}
          className={placeClass}
        >
          <item.icon className="size-5" aria-hidden="true" />
          <span className="max-w-full truncate">{item.label}</span>
        </Link>
      ))}
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className={clsx(placeClass, elsewhere && "text-accent! font-semibold")}
      >
        <MenuIcon className="size-5" aria-hidden="true" />
        More
      </button>
      <MoreSheet {...props} open={open} onOpenChange={setOpen} />
    </nav>
  );
}
