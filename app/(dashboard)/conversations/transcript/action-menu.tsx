"use client";

import { CircleMinus, Ellipsis, Flag, RotateCcw, Trash2, UserRound } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuChoices, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { priorities } from "#lib/domain/conversations/contract.ts";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { priorityWords } from "../words.ts";
import type { Actions } from "./use-actions.ts";

type ActionMenuProps = {
  conversation: ConversationRow;
  actions: Actions;
  onEscalate: () => void;
  onAsk: (ask: "assign" | "delete") => void;
};

const priorityOptions = priorities.map((value) => ({ value, label: priorityWords[value] }));

/** Everything that is not the next step. */
export function ActionMenu({ conversation, actions, onEscalate, onAsk }: ActionMenuProps) {
  const { status, priority } = conversation;
  const ended = status === "resolved" || status === "closed";
  return (
    <Menu trigger={<IconButton label="More actions" icon={<Ellipsis aria-hidden="true" />} />}>
      {status !== "escalated" && (
        <MenuItem icon={<Flag aria-hidden="true" />} shortcut="E" onSelect={onEscalate}>
          Escalate
        </MenuItem>
      )}
      {status === "escalated" && (
        <MenuItem icon={<RotateCcw aria-hidden="true" />} onSelect={() => void actions.reopen()}>
          Give back to the assistant
        </MenuItem>
      )}
      {!ended && (
        <MenuItem icon={<CircleMinus aria-hidden="true" />} onSelect={() => void actions.close()}>
          Close without resolving
        </MenuItem>
      )}
      <MenuItem icon={<UserRound aria-hidden="true" />} onSelect={() => onAsk("assign")}>
        Assign…
      </MenuItem>
      <MenuSeparator />
      <MenuChoices
        label="Priority"
        value={priority}
        options={priorityOptions}
        onValueChange={(next) => void actions.prioritise(next)}
      />
      <MenuSeparator />
      <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={() => onAsk("delete")}>
        Delete…
      </MenuItem>
    </Menu>
  );
}
