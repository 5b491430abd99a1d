"use client";

import { Ban, Ellipsis } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import type { KeyRow } from "#lib/domain/api-keys/hooks.ts";

/** What can be done with a key. */
export function KeyMenu({ row, onRevoke }: { row: KeyRow; onRevoke: (row: KeyRow) => void }) {
  return (
    <Menu
      trigger={
        <IconButton
          variant="quiet"
          size="small"
          label={`Actions for ${row.name}`}
          icon={<Ellipsis aria-hidden="true" />}
        />
      }
    >
      <MenuItem danger icon={<Ban aria-hidden="true" />} onSelect={() => onRevoke(row)}>
        Revoke key
      </MenuItem>
    </Menu>
  );
}
