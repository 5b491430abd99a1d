"use client";

import { Lock } from "lucide-react";
import { type KeyboardEvent, type Ref, type SyntheticEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { StateGlyph } from "#components/ui/state-glyph.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { useUpdateConversation } from "#lib/domain/conversations/hooks.ts";
import { useModifier } from "../../shell/use-modifier.ts";

const LONGEST = 5000;

function useNote(id: string) {
  const [text, setText] = useState("");
  const { mutateAsync, isPending, error } = useUpdateConversation();
  const note = text.trim();
  const keep = async () => {
    if (!note || isPending) return;
    try {
      await mutateAsync({ id, change: { note } });
      setText("");
      notify("The note is kept.");
    } catch {
      // Shown above the field.
    }
  };
  return { text, setText, keep: () => void keep(), empty: note === "", isPending, error };
}

/** A note for the team. It stays in the field until it is kept. */
export function NoteComposer({ id, ref }: { id: string; ref: Ref<HTMLTextAreaElement> }) {
  const { text, setText, keep, empty, isPending, error } = useNote(id);
  const modifier = useModifier();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    keep();
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape") event.currentTarget.blur();
    else if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit(event);
    else return;
    event.stopPropagation();
  };
  return (
    <form data-chrome onSubmit={submit} className="shrink-0 px-5 pt-1 pb-4 max-md:px-4 max-md:pb-3">
      {error && <Refusal message={error.message} />}
      <div className="flex items-end gap-2 rounded-control border border-edge bg-raised py-1 pr-1 pl-2 focus-within:outline-2 focus-within:outline-accent">
        <span className="mb-1 inline-flex h-5 items-center gap-1 rounded-tag bg-quiet-tint px-1.5 text-ink-2 text-meta touch:mb-3">
          <Lock className="size-3" aria-hidden="true" />
          Note
        </span>
        <textarea
          ref={ref}
          rows={1}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={press}
          maxLength={LONGEST}
          dir="auto"
          aria-label="Note for your team"
          placeholder="Write a note for your team, only they can see it"
          className="field-sizing-content max-h-40 min-h-7 min-w-0 flex-1 resize-none self-center bg-transparent py-1 text-ink text-ui outline-none"
        />
        {empty ? (
          <Kbd className="mb-1.5 touch:hidden">N</Kbd>
        ) : (
          <Button type="submit" size="small" loading={isPending}>
            Keep
            <Kbd className="touch:hidden">{modifier}↵</Kbd>
          </Button>
        )}
      </div>
    </form>
  );
}

function Refusal({ message }: { message: string }) {
  return (
    <p role="alert" className="flex items-start gap-1.5 pb-1.5 text-bad text-meta">
      <StateGlyph glyph="failed" className="mt-px size-3.5" />
      The note was not kept. {message}
    </p>
  );
}
