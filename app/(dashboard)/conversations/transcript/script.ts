import type { Glyph } from "#components/ui/state-glyph.tsx";
import { dateIn } from "#lib/calendar.ts";
import type { ConversationMessage, ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { humanise } from "../words.ts";

/** A line of the script: a new day, something said, or something that happened. */
export type Line =
  | { kind: "day"; key: string; at: string }
  | { kind: "said"; key: string; message: ConversationMessage }
  | { kind: "happened"; key: string; at: string; text: string; glyph?: Glyph };

type Told = Exclude<Line, { kind: "day" }>;
type Turns = Pick<
  ConversationRow,
  "status" | "escalated_at" | "escalation_reason" | "completed_at" | "resolution_status"
>;

const timeOf = (line: Told) => (line.kind === "said" ? line.message.sent_at : line.at);

/** What was said and what happened, in order, with a line where a day begins. `complete`: these are all messages. */
export function scriptOf(
  conversation: Turns,
  messages: readonly ConversationMessage[],
  complete: boolean,
  zone: string,
): Line[] {
  const last = messages.at(-1)?.sent_at ?? "";
  const turns = turnsOf(conversation).filter((turn) => complete || turn.at <= last);
  const told: Told[] = [...messages.map(lineOf), ...turns];
  told.sort((a, b) => Date.parse(timeOf(a)) - Date.parse(timeOf(b)));
  return told.flatMap((line, index) => {
    const before = told[index - 1];
    const day = dateIn(zone, new Date(timeOf(line)));
    const begins = !before || dateIn(zone, new Date(timeOf(before))) !== day;
    return begins ? [{ kind: "day" as const, key: day, at: timeOf(line) }, line] : [line];
  });
}

function lineOf(message: ConversationMessage): Told {
  if (message.role !== "system") return { kind: "said", key: message.id, message };
  return { kind: "happened", key: message.id, at: message.sent_at, text: message.content };
}

function turnsOf({ status, escalated_at, escalation_reason, completed_at, resolution_status }: Turns) {
  const turns: Extract<Line, { kind: "happened" }>[] = [];
  if (escalated_at) {
    const why = escalation_reason ? `: ${humanise(escalation_reason).toLocaleLowerCase("en-GB")}` : "";
    turns.push({
      kind: "happened",
      key: "escalated",
      at: escalated_at,
      text: `Handed to a person${why}`,
      glyph: "escalated",
    });
  }
  if (completed_at) {
    const solved = status === "resolved" || resolution_status === "resolved";
    const text = solved ? "Resolved" : resolution_status === "abandoned" ? "Closed: the customer left" : "Closed";
    turns.push({ kind: "happened", key: "completed", at: completed_at, text, glyph: solved ? "resolved" : "closed" });
  }
  return turns;
}
