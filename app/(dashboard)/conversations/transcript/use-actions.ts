"use client";

import { nameOf } from "#app/(dashboard)/customers/name-of.ts";
import { notify, notifyError } from "#components/ui/toaster.tsx";
import {
  type ConversationChange,
  type ConversationRow,
  useUpdateConversation,
} from "#lib/domain/conversations/hooks.ts";
import { ApiError } from "#lib/http/client.ts";
import { priorityWords } from "../words.ts";

type Done = { said: string; undo?: ConversationChange };

/** What one can do with a conversation. It shows at once, says what was done, and most of it can be taken back. */
export function useActions(conversation: ConversationRow) {
  const { mutateAsync } = useUpdateConversation();
  const { id, status, priority, tags } = conversation;
  const name = nameOf(conversation.customer);

  const apply = async (change: ConversationChange, done?: Done): Promise<void> => {
    try {
      await mutateAsync({ id, change });
    } catch (error) {
      return notifyError(complaint(error));
    }
    if (!done) return;
    const { said, undo } = done;
    notify(said, undo && { undo: () => void apply(undo) });
  };

  const before = { status, ...(status === "escalated" && { priority }) };
  return {
    resolve: () => apply({ status: "resolved" }, { said: `The conversation with ${name} is resolved.`, undo: before }),
    close: () => apply({ status: "closed" }, { said: `The conversation with ${name} is closed.`, undo: before }),
    reopen: () => apply({ status: "active" }, { said: `The conversation with ${name} is open again.`, undo: before }),
    prioritise: (next: ConversationRow["priority"]) =>
      apply({ priority: next }, { said: `Priority ${priorityWords[next].toLowerCase()}.`, undo: { priority } }),
    addTag: (tag: string) => (tags.includes(tag) ? Promise.resolve() : apply({ add_tags: [tag] })),
    removeTag: (tag: string) => apply({ remove_tags: [tag] }, { said: `Removed the tag ${tag}.`, undo: { tags } }),
  };
}

export type Actions = ReturnType<typeof useActions>;

function complaint(error: unknown): string {
  if (!(error instanceof ApiError)) return "That did not work. Try again.";
  return error.requestId ? `${error.message} (Request ${error.requestId})` : error.message;
}
