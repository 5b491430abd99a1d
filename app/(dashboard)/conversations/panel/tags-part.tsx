"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, type SyntheticEvent, useRef, useState } from "react";
import { AddChip } from "#components/ui/chip.tsx";
import { Input } from "#components/ui/input.tsx";
import { tag as tagSchema } from "#lib/http/schemas.ts";
import type { Actions } from "../transcript/use-actions.ts";

/** The tags, and a place to add one. */
export function TagsPart({ tags, actions }: { tags: readonly string[]; actions: Actions | null }) {
  if (!actions && tags.length === 0) return null;
  return (
    <section aria-label="Tags" className="px-5 pb-4">
      <ul className="flex flex-wrap items-center gap-1.5">
        {tags.map((tag) => (
          <li
            key={tag}
            className="inline-flex min-w-0 max-w-full items-center rounded-tag bg-quiet-tint text-ink-2 text-meta"
          >
            <bdi className="min-w-0 truncate px-1.5 leading-5">{tag}</bdi>
            {actions && (
              <button
                type="button"
                aria-label={`Remove the tag ${tag}`}
                onClick={() => void actions.removeTag(tag)}
                className="-ml-1 grid size-5 shrink-0 place-items-center rounded-tag text-ink-3 hover:text-ink touch:size-11"
              >
                <X className="size-3" aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
        {actions && (
          <li>
            <NewTag onAdd={(tag) => void actions.addTag(tag)} />
          </li>
        )}
      </ul>
    </section>
  );
}

function NewTag({ onAdd }: { onAdd: (tag: string) => void }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    setText("");
    requestAnimationFrame(() => opener.current?.focus());
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const read = tagSchema.safeParse(text);
    if (read.success) onAdd(read.data);
    setText("");
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  if (!open) {
    return (
      <AddChip ref={opener} onClick={() => setOpen(true)} className="!h-5 !px-1.5 !text-meta touch:!h-11">
        Tag
      </AddChip>
    );
  }
  return (
    <form onSubmit={submit}>
      <Input
        ref={(field) => field?.focus()}
        size="small"
        aria-label="New tag"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        onBlur={() => !text && setOpen(false)}
        maxLength={60}
        autoComplete="off"
        dir="auto"
        className="w-32"
      />
    </form>
  );
}
