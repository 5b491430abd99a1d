import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StateChip } from "#components/ui/state.tsx";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { stateWords } from "../words.ts";

/** How a conversation stands, and since when. */
export function ConversationState({ conversation }: { conversation: ConversationRow }) {
  const { status, escalated_at, completed_at } = conversation;
  const since = status === "escalated" ? escalated_at : completed_at;
  const { glyph, label } = stateWords[status];
  return (
    <StateChip glyph={glyph}>
      {label}
      {since && <RelativeTime at={since} className="font-normal" />}
    </StateChip>
  );
}
