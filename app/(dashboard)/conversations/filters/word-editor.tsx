"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { type ConversationPage, type ConversationRow, conversationKeys } from "#lib/domain/conversations/hooks.ts";
import { ChoiceEditor } from "./choices-editor.tsx";

type WordEditorProps = {
  label: string;
  /** Which words of a conversation to offer. */
  from: (row: ConversationRow) => (string | null)[];
  nameOf: (word: string) => string;
  chosen: string | null;
  /** Makes of what was typed what the API takes; null when it takes no such thing. */
  read: (text: string) => string | null;
  hint: string;
  onChoose: (word: string) => void;
};

const OFFERED = 12;

/** A word that the shop chose itself: typed, or one of those in sight. */
export function WordEditor({ label, from, nameOf, chosen, read, hint, onChoose }: WordEditorProps) {
  const [text, setText] = useState(chosen ?? "");
  const [failed, setFailed] = useState(false);
  const words = useWordsInSight(from);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const word = read(text.trim());
    setFailed(word === null);
    if (word !== null) onChoose(word);
  };
  return (
    <div className="flex flex-col gap-3">
      <form noValidate onSubmit={submit} className="flex items-end gap-2">
        <Field label={label} error={failed ? hint : undefined} className="min-w-0 flex-1">
          <Input value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" dir="auto" />
        </Field>
        {!failed && <Button type="submit">Apply</Button>}
      </form>
      {words.length > 0 && (
        <ChoiceEditor
          label={`${label}, in sight now`}
          options={words.map((word) => ({ value: word, label: nameOf(word) }))}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
    </div>
  );
}

/** The words that the conversations fetched so far carry, the most frequent first. */
function useWordsInSight(from: WordEditorProps["from"]): string[] {
  const lists = useQueryClient().getQueriesData<{ pages: ConversationPage[] }>({ queryKey: conversationKeys.lists });
  const counts = new Map<string, number>();
  for (const row of lists.flatMap(([, list]) => list?.pages.flatMap((page) => page.data) ?? [])) {
    for (const word of from(row)) if (word) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, OFFERED).map(([word]) => word);
}
