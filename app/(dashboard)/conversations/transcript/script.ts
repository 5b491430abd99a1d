import type { Glyph } from "#components/ui/state-glyph.tsx";
import { dateIn } from "#lib/calendar.ts";
import type { ConversationMessage, ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { duration, humanise } from "../words.ts";

/** A line of the script: a new day, something said, or something that happened. */
export type Line =
  | { kind: "day"; key: string; at: string }
  | { kind: "said"; key: string; message: ConversationMessage; remark: string | null }
  | { kind: "happened"; key: string; at: string; text: string; glyph?: Glyph };

type Told = Exclude<Line, { kind: "day" }>;
type Happened = Extract<Line, { kind: "happened" }>;
type Turns = Pick<
  ConversationRow,
  "status" | "escalated_at" | "escalation_reason" | "completed_at" | "resolution_status"
>;

const timeOf = (line: Told) => (line.kind === "said" ? line.message.sent_at : line.at);

const SAME_MOMENT_MS = 5_000;

/** What was said and what happened, in order, with a line where a day begins. `complete`: these are all messages. */
export function scriptOf(
  conversation: Turns,
  messages: readonly ConversationMessage[],
  complete: boolean,
  zone: string,
): Line[] {
  const last = messages.at(-1)?.sent_at ?? "";
  const turns = turnsOf(conversation).filter((turn) => complete || turn.at <= last);
  const notes = messages.filter((message) => message.role === "system");
  const untold = turns.filter((turn) => !notes.some((note) => sameMoment(turn.at, note.sent_at)));
  const told: Told[] = [...messages.map((message, index) => lineOf(message, messages[index - 1], turns)), ...untold];
  told.sort((a, b) => Date.parse(timeOf(a)) - Date.parse(timeOf(b)));
  return told.flatMap((line, index) => {
    const before = told[index - 1];
    const day = dateIn(zone, new Date(timeOf(line)));
    const begins = !before || dateIn(zone, new Date(timeOf(before))) !== day;
    return begins ? [{ kind: "day" as const, key: day, at: timeOf(line) }, line] : [line];
  });
}

const sameMoment = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) < SAME_MOMENT_MS;

/** What the shop's own system tells of a turn is told once, with the turn's glyph. */
function lineOf(
  message: ConversationMessage,
  before: ConversationMessage | undefined,
  turns: readonly Happened[],
): Told {
  const { id: key, sent_at: at, content: text } = message;
  if (message.role !== "system") return { kind: "said", key, message, remark: remarkOf(message, before) };
  return { kind: "happened", key, at, text, glyph: turns.find((turn) => sameMoment(turn.at, at))?.glyph };
}

/** "Answered in 1.6 s · from “Returns” · sure 0.71", where the assistant tells its source. */
function remarkOf(
  { role, metadata, sent_at }: ConversationMessage,
  before: ConversationMessage | undefined,
): string | null {
  const { source, confidence } = metadata;
  if (role !== "assistant" || typeof source !== "string") return null;
  const seconds = before?.role === "customer" ? (Date.parse(sent_at) - Date.parse(before.sent_at)) / 1000 : null;
  const parts = [
    seconds !== null && seconds >= 0 && `Answered in ${duration(seconds)}`,
    seconds === null ? `From “${source}”` : `from “${source}”`,
    typeof confidence === "number" && `sure ${confidence}`,
  ];
  return parts.filter(Boolean).join(" · ");
}

function turnsOf({ status, escalated_at, escalation_reason, completed_at, resolution_status }: Turns) {
  const turns: Happened[] = [];
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
