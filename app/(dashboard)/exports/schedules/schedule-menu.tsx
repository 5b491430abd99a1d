"use client";

import { Ellipsis, Pause, Play, Trash2 } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import type { Schedule } from "#lib/domain/exports/schedules/hooks.ts";

export type ScheduleAct = "toggle" | "delete";
export type OnAct = (act: ScheduleAct, row: Schedule) => void;

/** What can be done with a schedule. */
export function ScheduleMenu({ row, onAct }: { row: Schedule; onAct: OnAct | null }) {
  if (!onAct) return null;
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
      <MenuItem
        icon={row.enabled ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        onSelect={() => onAct("toggle", row)}
      >
        {row.enabled ? "Pause schedule" : "Run it again"}
      </MenuItem>
      <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={() => onAct("delete", row)}>
        Delete schedule
      </MenuItem>
    </Menu>
  );
}
