import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ConversationWhole } from "#lib/domain/conversations/hooks.ts";
import { Part } from "./part.tsx";

/** What the team wrote for itself. */
export function NotesPart({ notes }: { notes: ConversationWhole["notes"] }) {
  return (
    <Part title="Notes">
      {notes.length === 0 && <p className="text-ink-3 text-ui">No notes yet. Only your team sees them.</p>}
      <ul className="flex flex-col gap-3">
        {notes.map((note) => (
          <li key={note.id} className="text-ui">
            <p className="wrap-anywhere whitespace-pre-wrap text-ink" dir="auto">
              {note.body}
            </p>
            <p className="text-ink-3 text-meta">
              <bdi>{note.author}</bdi>, <RelativeTime at={note.created_at} />
            </p>
          </li>
        ))}
      </ul>
    </Part>
  );
}
