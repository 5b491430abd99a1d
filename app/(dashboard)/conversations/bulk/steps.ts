import type { BatchOutcome, BatchStep } from "#lib/domain/conversations/batch/hooks.ts";
import type { ConversationChange, ConversationRow } from "#lib/domain/conversations/hooks.ts";

/** A change of many conversations: what to do with each, how to say it, and whether it can be taken back. */
export type Bulk = {
  stepOf: (row: ConversationRow) => BatchStep;
  /** What was done, e.g. `resolved`. */
  done: string;
  /** What of a conversation to put back. */
  undo?: (row: ConversationRow) => ConversationChange;
};

const named = (row: ConversationRow) => ({ conversation_id: row.id });

const state = ({ status, priority }: ConversationRow): ConversationChange => ({
  status,
  ...(status === "escalated" && { priority }),
});

export const bulks = {
  resolve: { stepOf: (row) => ({ ...named(row), action: "resolve" }), done: "resolved", undo: state },
  close: { stepOf: (row) => ({ ...named(row), action: "close" }), done: "closed", undo: state },
  reopen: { stepOf: (row) => ({ ...named(row), action: "reopen" }), done: "open again", undo: state },
  delete: { stepOf: (row) => ({ ...named(row), action: "delete" }), done: "deleted" },
} satisfies Record<string, Bulk>;

export const tagged = (tags: string[]): Bulk => ({
  stepOf: (row) => ({ ...named(row), action: "tag", data: { tags } }),
  done: `tagged ${tags.join(", ")}`,
  undo: (row) => ({ tags: row.tags }),
});

export const untagged = (tags: string[]): Bulk => ({
  stepOf: (row) => ({ ...named(row), action: "untag", data: { tags } }),
  done: `without the tag ${tags.join(", ")}`,
  undo: (row) => ({ tags: row.tags }),
});

export const assigned = (assigned_to: string | null): Bulk => ({
  stepOf: (row) => ({ ...named(row), action: "update", data: { assigned_to } }),
  done: assigned_to === null ? "assigned to nobody" : `assigned to ${assigned_to}`,
  undo: (row) => ({ assigned_to: row.assigned_to }),
});

export const escalated = (escalation_reason: string): Bulk => ({
  stepOf: (row) => ({ ...named(row), action: "escalate", data: { escalation_reason } }),
  done: "handed to a person",
  undo: ({ status, priority }) => ({ status, priority }),
});

/** The steps that put back what was changed. */
export const undoing = (rows: readonly ConversationRow[], undo: NonNullable<Bulk["undo"]>): BatchStep[] =>
  rows.map((row) => ({ ...named(row), action: "update", data: undo(row) }));

export type Refused = { row: ConversationRow; reason: string };

/** Parts the rows by what became of them. */
export function sortOut(rows: readonly ConversationRow[], outcomes: readonly BatchOutcome[]) {
  const refused = rows.flatMap((row, index): Refused[] => {
    const error = outcomes[index]?.error;
    return error ? [{ row, reason: error.message }] : [];
  });
  return { refused, done: rows.filter((_, index) => !outcomes[index]?.error) };
}

export const count = (rows: readonly unknown[]): string =>
  rows.length === 1 ? "1 conversation" : `${rows.length.toLocaleString("en-GB")} conversations`;
