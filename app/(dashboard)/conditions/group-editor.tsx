"use client";

import { Plus, X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { maxDepth } from "#lib/conditions/contract.ts";
import { type GroupDraft, isGroup, type Join, newGroup, newLine, type Vocabulary } from "./draft.ts";
import { LineEditor } from "./line-editor.tsx";

const joins = [
  { value: "all", label: "All of these hold" },
  { value: "any", label: "Any of these holds" },
  { value: "not", label: "None of these holds" },
];

type GroupEditorProps = {
  words: Vocabulary;
  group: GroupDraft;
  depth?: number;
  onChange: (group: GroupDraft) => void;
  onRemove?: () => void;
};

/** Conditions and the word that joins them; a group may hold groups. */
export function GroupEditor({ words, group, depth = 1, onChange, onRemove }: GroupEditorProps) {
  const replace = (key: string, part: GroupDraft["parts"][number] | null) =>
    onChange({ ...group, parts: group.parts.flatMap((one) => (one.key === key ? (part ?? []) : one)) });
  const add = (part: GroupDraft["parts"][number]) => onChange({ ...group, parts: [...group.parts, part] });
  const removable = group.parts.length > 1;
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="sr-only">{joins.find((join) => join.value === group.join)?.label}</legend>
      <div className="flex items-center gap-2">
        <Select
          aria-label="How they are joined"
          size="small"
          value={group.join}
          onValueChange={(join) => onChange({ ...group, join: join as Join })}
          options={joins}
        />
        {onRemove && (
          <IconButton
            label="Remove this group"
            variant="quiet"
            size="small"
            icon={<X aria-hidden="true" />}
            onClick={onRemove}
          />
        )}
      </div>
      <div className="flex flex-col gap-3 border-line border-l-2 pl-4">
        {group.parts.map((part) =>
          isGroup(part) ? (
            <GroupEditor
              key={part.key}
              words={words}
              group={part}
              depth={depth + 1}
              onChange={(next) => replace(part.key, next)}
              onRemove={removable ? () => replace(part.key, null) : undefined}
            />
          ) : (
            <LineEditor
              key={part.key}
              words={words}
              line={part}
              onChange={(next) => replace(part.key, next)}
              onRemove={removable ? () => replace(part.key, null) : undefined}
            />
          ),
        )}
        <div className="flex flex-wrap gap-2">
          <Button size="small" icon={<Plus aria-hidden="true" />} onClick={() => add(newLine(words))}>
            Condition
          </Button>
          {depth < maxDepth - 1 && (
            <Button
              size="small"
              variant="quiet"
              icon={<Plus aria-hidden="true" />}
              onClick={() => add(newGroup(words))}
            >
              Group
            </Button>
          )}
        </div>
      </div>
    </fieldset>
  );
}
