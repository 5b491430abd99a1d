"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { BottomBar } from "./bottom-bar.tsx";
import { navOf } from "./nav.ts";
import { Palette } from "./palette.tsx";
import { useRecordRecent } from "./recent.ts";
import type { ShellSession } from "./shell-session.ts";
import { ShortcutsHelp } from "./shortcuts-help.tsx";
import { Sidebar } from "./sidebar.tsx";
import { useScrollMemory } from "./use-scroll-memory.ts";
import { useShortcuts } from "./use-shortcuts.ts";

/** The desk around a page: the sheet in the middle, the way to everything else beside or below it. */
export function Shell({ children, ...session }: ShellSession & { children: ReactNode }) {
  const pathname = usePathname();
  const [floating, setFloating] = useState<"palette" | "help" | null>(null);
  const toggle = (which: "palette" | "help") => (open: boolean) => setFloating(open ? which : null);
  const search = () => setFloating("palette");
  const help = () => setFloating("help");
  const nav = useMemo(() => navOf(session.role), [session.role]);
  useShortcuts(nav, { onSearch: search, onHelp: help });
  useRecordRecent(pathname);
  const sheet = useRef<HTMLElement>(null);
  const remember = useScrollMemory(sheet, pathname);

  return (
    <div className="flex h-dvh flex-col bg-canvas md:flex-row print:h-auto">
      <a
        href="#main"
        className="absolute top-2 left-2 z-50 -translate-y-16 rounded-control bg-raised px-3 py-2 text-accent text-ui shadow-float focus:translate-y-0"
      >
        Skip to the page
      </a>
      <Sidebar {...session} nav={nav} pathname={pathname} onSearch={search} onHelp={help} />
      <main
        id="main"
        ref={sheet}
        onScroll={remember}
        tabIndex={-1}
        className="relative min-h-0 min-w-0 flex-1 overflow-y-auto bg-sheet outline-none md:my-2 md:mr-2 md:rounded-sheet md:border md:border-line"
      >
        {children}
      </main>
      <BottomBar nav={nav} pathname={pathname} onSearch={search} onHelp={help} />
      <Palette nav={nav} open={floating === "palette"} onOpenChange={toggle("palette")} onHelp={help} />
      <ShortcutsHelp nav={nav} open={floating === "help"} onOpenChange={toggle("help")} />
    </div>
  );
}
