"use client";

import { CircleUser, Keyboard, LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { Menu, MenuChoices, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { useTheme } from "#components/ui/use-theme.ts";
import { leave } from "./leave.ts";
import { themeOptions } from "./theme-options.ts";

/** What belongs to the person: how it looks, the keys, the way out. */
export function UserMenu({ trigger, onHelp }: { trigger: ReactNode; onHelp: () => void }) {
  const [theme, setTheme] = useTheme();
  return (
    <Menu trigger={trigger} align="start" side="top">
      <MenuChoices label="Theme" value={theme} options={themeOptions} onValueChange={setTheme} />
      <MenuSeparator />
      <MenuItem icon={<CircleUser aria-hidden="true" />} href="/account">
        Your account
      </MenuItem>
      <MenuItem icon={<Keyboard aria-hidden="true" />} shortcut="?" onSelect={onHelp}>
        Keyboard shortcuts
      </MenuItem>
      <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={leave}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
