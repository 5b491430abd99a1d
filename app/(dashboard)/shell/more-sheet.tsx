"use client";

import { LogOut, Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { Button } from "#components/ui/button.tsx";
import { Segments } from "#components/ui/segments.tsx";
import { useTheme } from "#components/ui/use-theme.ts";
import { leave } from "./leave.ts";
import type { Nav } from "./nav.ts";
import { NavLink } from "./nav-link.tsx";
import { ServiceStatus } from "./service-status.tsx";
import { themeOptions } from "./theme-options.ts";

type MoreSheetProps = {
  nav: Nav;
  pathname: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSearch: () => void;
};

/** What does not fit on a phone's bar, from the bottom of the screen. */
export function MoreSheet({ nav, pathname, open, onOpenChange, onSearch }: MoreSheetProps) {
  const [theme, setTheme] = useTheme();
  const close = () => onOpenChange(false);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] animate-panel flex-col gap-4 rounded-t-dialog border-line border-t bg-raised px-4 pt-4 pb-[calc(1rem+env(safe-area-inset-bottom))] shadow-float outline-none"
        >
          <Dialog.Title className="text-dialog">More</Dialog.Title>
          <nav aria-label="More pages" className="-mx-2 flex min-h-0 flex-col overflow-y-auto">
            {nav.more.map((item) => (
              <NavLink key={item.href} item={item} pathname={pathname} onClick={close} />
            ))}
          </nav>
          <ServiceStatus />
          <div className="flex items-center justify-between gap-2 text-ink-2 text-ui">
            Theme
            <Segments label="Theme" value={theme} options={themeOptions} onValueChange={setTheme} />
          </div>
          <div className="flex gap-2">
            <Button
              className="flex-1"
              icon={<Search aria-hidden="true" />}
              onClick={() => {
                close();
                onSearch();
              }}
            >
              Search
            </Button>
            <Button className="flex-1" icon={<LogOut aria-hidden="true" />} onClick={leave}>
              Sign out
            </Button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
