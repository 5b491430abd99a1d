"use client";

import { CircleCheck, CircleMinus, Ellipsis, Flag, RotateCcw, Tag, Trash2, UserRound, X } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { type Asked, BulkDialogs } from "./bulk-dialogs.tsx";
import { bulks } from "./steps.ts";
import type { useBulk } from "./use-bulk.ts";
import type { Chosen } from "./use-chosen.ts";

type BulkBarProps = { chosen: Chosen; bulk: ReturnType<typeof useBulk> };

/** What can be done with the rows that are chosen. */
export function BulkBar({ chosen, bulk }: BulkBarProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { rows } = chosen;
  const setAsk = (ask: Asked["ask"]) => setAsked({ ask, rows });
  return (
    <>
      {rows.length > 0 && (
        <div
          role="toolbar"
          aria-label="Change the selected conversations"
          className="flex shrink-0 items-center gap-1 border-line border-b bg-selected py-1.5 pr-2 pl-4 text-ui"
        >
          <Checkbox
            label={`${rows.length.toLocaleString("en-GB")} selected`}
            aria-label={chosen.isAll ? "Select none" : "Select all that are listed"}
            checked={chosen.isAll ? true : "indeterminate"}
            onCheckedChange={chosen.isAll ? chosen.none : chosen.all}
            className="min-w-0 flex-1 whitespace-nowrap"
          />
          <Button
            size="small"
            loading={bulk.pending}
            icon={<CircleCheck aria-hidden="true" />}
            onClick={() => bulk.start(rows, bulks.resolve)}
          >
            Resolve
          </Button>
          <IconButton size="small" label="Add tags" icon={<Tag aria-hidden="true" />} onClick={() => setAsk("tag")} />
          <More onAsk={setAsk} bulk={bulk} chosen={chosen} />
          <IconButton
            size="small"
            variant="quiet"
            label="Select none"
            shortcut="Esc"
            icon={<X aria-hidden="true" />}
            onClick={chosen.none}
          />
        </div>
      )}
      <BulkDialogs asked={asked} onClose={() => setAsked(null)} bulk={bulk} />
    </>
  );
}

function More({ onAsk, bulk, chosen }: BulkBarProps & { onAsk: (ask: Asked["ask"]) => void }) {
  return (
    <Menu trigger={<IconButton size="small" label="More changes" icon={<Ellipsis aria-hidden="true" />} />}>
      <MenuItem icon={<Tag aria-hidden="true" />} onSelect={() => onAsk("untag")}>
        Remove tags…
      </MenuItem>
      <MenuItem icon={<UserRound aria-hidden="true" />} onSelect={() => onAsk("assign")}>
        Assign…
      </MenuItem>
      <MenuItem icon={<Flag aria-hidden="true" />} onSelect={() => onAsk("escalate")}>
        Escalate…
      </MenuItem>
      <MenuItem icon={<CircleMinus aria-hidden="true" />} onSelect={() => bulk.start(chosen.rows, bulks.close)}>
        Close without resolving
      </MenuItem>
      <MenuItem icon={<RotateCcw aria-hidden="true" />} onSelect={() => bulk.start(chosen.rows, bulks.reopen)}>
        Reopen
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={() => onAsk("delete")}>
        Delete…
      </MenuItem>
    </Menu>
  );
}
