"use client";

import { Command } from "cmdk";
import { Clock, Keyboard, LogOut, SunMoon } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { useTheme } from "#components/ui/use-theme.ts";
import { leave } from "./leave.ts";
import { accountItem, type Nav } from "./nav.ts";
import { placesOf } from "./places.ts";
import { useRecent } from "./recent.ts";
import { themeOptions } from "./theme-options.ts";

type PaletteProps = { nav: Nav; open: boolean; onOpenChange: (open: boolean) => void; onHelp: () => void };

/** Search or jump to: type a few letters of where to go or what to do. */
export function Palette({ nav, open, onOpenChange, onHelp }: PaletteProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-palette -translate-x-1/2 rounded-dialog border border-line bg-raised text-ink shadow-float outline-none"
        >
          <Dialog.Title className="sr-only">Search or jump to</Dialog.Title>
          <PaletteList nav={nav} onDone={() => onOpenChange(false)} onHelp={onHelp} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type PaletteListProps = { nav: Nav; onDone: () => void; onHelp: () => void };

function PaletteList({ nav, onDone, onHelp }: PaletteListProps) {
  const router = useRouter();
  const recent = useRecent();
  const [, setTheme] = useTheme();
  const then = (act: () => void) => () => {
    onDone();
    act();
  };
  const go = (item: { href: string; external?: boolean }) =>
    then(() => (item.external ? window.open(item.href, "_blank", "noopener") : router.push(item.href)));

  return (
    <Command label="Search or jump to" loop>
      <Command.Input
        autoFocus
        placeholder="Search or jump to"
        className="h-12 w-full rounded-t-dialog border-line border-b bg-transparent px-4 text-read outline-none"
      />
      <Command.List className="max-h-[50dvh] overflow-y-auto p-2">
        <Command.Empty className="px-2 py-3 text-ink-2 text-ui">Nothing by that name.</Command.Empty>
        {recent.length > 0 && (
          <Group heading="Recent">
            {recent.map((page) => (
              <Item
                key={page.href}
                value={`recent ${page.label} ${page.href}`}
                icon={<Clock />}
                onSelect={then(() => router.push(page.href))}
              >
                {page.label}
              </Item>
            ))}
          </Group>
        )}
        <Group heading="Pages">
          {[...placesOf(nav.items), accountItem].map((item) => (
            <Item
              key={item.href}
              value={item.label}
              icon={<item.icon />}
              onSelect={go(item)}
              shortcut={item.key && `G ${item.key.toUpperCase()}`}
            >
              {item.label}
            </Item>
          ))}
        </Group>
        <Group heading="Actions">
          {themeOptions.map((option) => (
            <Item
              key={option.value}
              value={`Theme ${option.label}`}
              icon={<SunMoon />}
              onSelect={then(() => setTheme(option.value))}
            >
              Theme: {option.label.toLowerCase()}
            </Item>
          ))}
          <Item value="Keyboard shortcuts" icon={<Keyboard />} shortcut="?" onSelect={then(onHelp)}>
            Keyboard shortcuts
          </Item>
          <Item value="Sign out" icon={<LogOut />} onSelect={then(leave)}>
            Sign out
          </Item>
        </Group>
      </Command.List>
    </Command>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-micro"
    >
      {children}
    </Command.Group>
  );
}

type ItemProps = { value: string; icon: ReactNode; shortcut?: string; onSelect: () => void; children: ReactNode };

function Item({ value, icon, shortcut, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded-control px-2 text-ui data-[selected=true]:bg-selected touch:h-11 [&>svg]:size-4 [&>svg]:text-ink-3"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {shortcut && <span className="text-ink-3 text-meta">{shortcut}</span>}
    </Command.Item>
  );
}
