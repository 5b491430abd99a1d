"use client";

import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { centreTab } from "./centre-tab.ts";
import { tabClass, tabListClass } from "./tab-style.ts";

export type LinkTab = { href: string; label: ReactNode; count?: ReactNode; current: boolean };

/** Tabs that are addresses: saved views, states, sub-pages. */
export function LinkTabs({ tabs, label, className }: { tabs: readonly LinkTab[]; label: string; className?: string }) {
  return (
    <nav aria-label={label} className={clsx(tabListClass, className)}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          ref={tab.current ? centreTab : undefined}
          href={tab.href}
          aria-current={tab.current ? "page" : undefined}
          className={tabClass}
        >
          {tab.label}
          {tab.count !== undefined && <span className="font-normal text-ink-3 text-meta">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
