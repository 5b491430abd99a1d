"use client";

import { Ban, ChartColumn, Ellipsis, ListTree, Pencil, RefreshCw } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import type { KeyRow } from "#lib/domain/api-keys/hooks.ts";

export type KeyAct = "change" | "rotate" | "usage" | "revoke";
export type OnAct = (act: KeyAct, row: KeyRow) => void;

/** What can be done with a key. */
export function KeyMenu({ row, onAct }: { row: KeyRow; onAct: OnAct }) {
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
      <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={() => onAct("change", row)}>
        Change key
      </MenuItem>
      {row.replaced_by === null && (
        <MenuItem icon={<RefreshCw aria-hidden="true" />} onSelect={() => onAct("rotate", row)}>
          Rotate key
        </MenuItem>
      )}
      <MenuItem icon={<ChartColumn aria-hidden="true" />} onSelect={() => onAct("usage", row)}>
        See its usage
      </MenuItem>
      <MenuItem icon={<ListTree aria-hidden="true" />} href={`/request-logs?key_id=${row.id}`}>
        See its calls
      </MenuItem>
      <MenuItem danger icon={<Ban aria-hidden="true" />} onSelect={() => onAct("revoke", row)}>
        Revoke key
      </MenuItem>
    </Menu>
  );
}
