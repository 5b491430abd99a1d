import type { z } from "zod";
import type { CreateMessage } from "#lib/domain/messages/contract.ts";
import { invalidField } from "#lib/http/errors.ts";
import type { ImportedConversation } from "./contract.ts";

export type Status = NonNullable<ImportedConversation["status"]>;

/** A message with the moment at which it takes its place in the transcript. */
export type Said = z.output<typeof CreateMessage> & { at: Date };

/** Clocks differ by minutes, not by more. */
const clockSkewMs = 10 * 60 * 1000;

/** A moment of the past that an id can carry; throws when it lies in the future or before 1970. */
export function moment(field: string, text: string | undefined, now: Date): Date | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (time.getTime() < 0) throw invalidField(field, "too_early", "It lies before 1970.");
  if (time.getTime() > now.getTime() + clockSkewMs)
    throw invalidField(field, "in_the_future", "It lies in the future.");
  return time;
}

/** Messages in the order of time. One without a time follows the one before it. */
export function placeMessages(line: ImportedConversation, now: Date): Said[] {
  let at = moment("started_at", line.started_at, now);
  const placed = (line.messages ?? []).map((message, index) => {
    at = moment(`messages.${index}.sent_at`, message.sent_at, now) ?? at;
    if (!at) throw withoutStart();
    return { ...message, at };
  });
  return placed.sort((a, b) => a.at.getTime() - b.at.getTime());
}

export function startOf(line: ImportedConversation, said: Said[], now: Date): Date {
  const start = moment("started_at", line.started_at, now) ?? said[0]?.at;
  if (!start) throw withoutStart();
  return start;
}

const withoutStart = () => invalidField("started_at", "missing", "Give it, or sent_at with the first message.");

/** Null while the conversation is open; else the end that is given, or the last message. */
export function endOf(
  line: ImportedConversation,
  status: Status,
  start: Date,
  last: Date | null,
  now: Date,
): Date | null {
  const end = moment("completed_at", line.completed_at, now);
  if (status === "active" || status === "escalated") {
    if (end) throw invalidField("completed_at", "contradiction", `A conversation that is ${status} has not ended.`);
    return null;
  }
  if (end && end < start) throw invalidField("completed_at", "contradiction", "It lies before the start.");
  return end ?? (last && last > start ? last : start);
}

const longestResponseMs = 2 ** 31 - 1;

/** From the first question to the first answer after it; null when a time is missing, for it would be invented. */
export function firstResponseMs(said: Said[]): number | null {
  if (said.some(({ sent_at }) => sent_at === undefined)) return null;
  const asked = said.findIndex(({ role }) => role === "customer");
  const question = said[asked];
  const answer = said.slice(asked).find(({ role }) => role === "assistant" || role === "agent");
  return question && answer ? Math.min(longestResponseMs, answer.at.getTime() - question.at.getTime()) : null;
}
