"use client";

import { Ban, Download, Ellipsis, Trash2 } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { type ExportRow, fileAddress, isUnderWay } from "#lib/domain/exports/hooks.ts";

export type ExportAct = "cancel" | "delete";
export type OnAct = (act: ExportAct, row: ExportRow) => void;

/** What can be done with an export; without the right to make them, it can be downloaded. */
export function ExportMenu({ row, onAct }: { row: ExportRow; onAct: OnAct | null }) {
  if (!onAct && row.state !== "completed") return null;
  return (
    <Menu
      trigger={
        <IconButton
          variant="quiet"
          size="small"
          label={`Actions for ${row.file_name}`}
          icon={<Ellipsis aria-hidden="true" />}
        />
      }
    >
      {row.state === "completed" && (
        <MenuItem icon={<Download aria-hidden="true" />} onSelect={() => window.location.assign(fileAddress(row))}>
          Download
        </MenuItem>
      )}
      {onAct && isUnderWay(row) && (
        <MenuItem icon={<Ban aria-hidden="true" />} onSelect={() => onAct("cancel", row)}>
          Cancel export
        </MenuItem>
      )}
      {onAct && (
        <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={() => onAct("delete", row)}>
          Delete export
        </MenuItem>
      )}
    </Menu>
  );
}
