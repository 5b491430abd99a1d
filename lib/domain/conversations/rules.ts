import type { z } from "zod";
import type { NewEvent } from "#lib/domain/events/service.ts";
import type { CreateMessage } from "#lib/domain/messages/contract.ts";
import { type CartState, cartEvents, type HighValuePolicy, planCart } from "./cart/rules.ts";
import type { CreateConversation, UpdateConversation } from "./contract.ts";

type Status = "active" | "escalated" | "resolved" | "closed";
type Update = z.output<typeof UpdateConversation>;

/** What decisions about a conversation need to know of it. */
export type State = CartState & {
  id: string;
  customer_id: string;
  /** For what is told of an abandoned cart. */
  customer_preferences?: Record<string, unknown>;
  status: Status;
  tags: string[];
  priority: string;
  message_count: number;
  satisfaction_score: number | null;
  resolution_status: string | null;
  escalation_reason: string | null;
  escalated_at: Date | null;
  assigned_to: string | null;
  metadata: Record<string, unknown>;
  reopened_count: number;
  /** The shortest time from an end to the reopening after it. */
  reopened_after_seconds: number | null;
  started_at: Date;
  completed_at: Date | null;
  duration_seconds: number | null;
};

type Changes = Partial<State>;

const ended = (status: Status) => status === "resolved" || status === "closed";

/** What an update changes in the row, and the events that it sets off. */
export function planUpdate(
  before: State,
  update: Update,
  now: Date,
  policy: HighValuePolicy | null,
): { changes: Changes; events: NewEvent[] } {
  const changes: Changes = {
    ...fields(before, update),
    ...transition(before, update, now),
    ...planCart(before, update, now, policy),
  };
  const after = { ...before, ...changes };
  const about = { conversation_id: after.id, customer_id: after.customer_id };
  const preferences = before.customer_preferences ?? {};
  const ofCart = cartEvents(about, before, after, { policy, preferences });
  return { changes, events: [...eventsOf(before, after, update), ...ofCart] };
}

function fields(before: State, update: Update): Changes {
  const changes: Changes = {};
  if (update.tags || update.add_tags || update.remove_tags) {
    const wanted = new Set([...(update.tags ?? before.tags), ...(update.add_tags ?? [])]);
    for (const tag of update.remove_tags ?? []) wanted.delete(tag);
    changes.tags = [...wanted];
  }
  if (update.priority) changes.priority = update.priority;
  if (update.satisfaction_score !== undefined) changes.satisfaction_score = update.satisfaction_score;
  if (update.resolution_status) changes.resolution_status = update.resolution_status;
  if (update.escalation_reason) changes.escalation_reason = update.escalation_reason;
  if (update.assigned_to !== undefined) changes.assigned_to = update.assigned_to;
  if (update.metadata) changes.metadata = merged(before.metadata, update.metadata);
  return changes;
}

/** Field by field; null removes one. */
function merged(before: Record<string, unknown>, given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...before, ...given }).filter(([name]) => given[name] !== null));
}

function transition(before: State, update: Update, now: Date): Changes {
  const status = update.status;
  if (!status || status === before.status) return {};
  if (ended(status)) {
    const completed_at = before.completed_at ?? now;
    const resolution_status =
      update.resolution_status ?? before.resolution_status ?? (status === "resolved" ? "resolved" : "unresolved");
    return {
      status,
      completed_at,
      resolution_status,
      duration_seconds: secondsBetween(before.started_at, completed_at),
    };
  }
  const open = {
    status,
    completed_at: null,
    duration_seconds: null,
    resolution_status: null,
    ...reopening(before, now),
  };
  if (status === "active") return open;
  return { ...open, escalated_at: before.escalated_at ?? now, priority: update.priority ?? raised(before.priority) };
}

function reopening(before: State, now: Date): Changes {
  if (!ended(before.status)) return {};
  const known = [before.reopened_after_seconds, before.completed_at && secondsBetween(before.completed_at, now)];
  const times = known.filter((seconds) => seconds !== null);
  const reopened_after_seconds = times.length > 0 ? Math.min(...times) : null;
  return { reopened_count: before.reopened_count + 1, reopened_after_seconds };
}

/** A conversation that needs a person is at least of high priority. */
const raised = (priority: string) => (priority === "urgent" ? "urgent" : "high");

export function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}

function eventsOf(before: State, after: State, update: Update): NewEvent[] {
  const about = { conversation_id: after.id, customer_id: after.customer_id };
  if (after.status === before.status) {
    const changed_fields = Object.keys(update).map((name) => (name.endsWith("_tags") ? "tags" : name));
    const data = { ...about, status: after.status, changed_fields: [...new Set(changed_fields)] };
    return [{ type: "conversation.updated", data, ...about }];
  }
  if (ended(after.status) && !ended(before.status))
    return [{ type: "conversation.completed", data: completed(after), ...about }];
  if (after.status === "escalated") return [{ type: "conversation.escalated", data: escalated(after), ...about }];
  if (after.status === "active") {
    return [{ type: "conversation.reopened", data: { ...about, previous_status: before.status }, ...about }];
  }
  return [
    { type: "conversation.updated", data: { ...about, status: after.status, changed_fields: ["status"] }, ...about },
  ];
}

const completed = (state: State) => ({
  conversation_id: state.id,
  duration_seconds: state.duration_seconds,
  message_count: state.message_count,
  satisfaction_score: state.satisfaction_score,
  resolution_status: state.resolution_status,
});

const escalated = (state: State) => ({
  conversation_id: state.id,
  escalation_reason: state.escalation_reason,
  agent_required: true,
  priority: state.priority,
});

type NewMessage = z.output<typeof CreateMessage>;

/** The messages that a new conversation begins with: `initial_message` first, unless `messages` says it already. */
export function openingMessages(input: z.output<typeof CreateConversation>): NewMessage[] {
  const messages = input.messages ?? [];
  const said = messages.find((message) => message.role === "customer")?.content;
  if (!input.initial_message || input.initial_message === said) return messages;
  return [{ role: "customer", content: input.initial_message, sent_at: input.started_at }, ...messages];
}

type Said = { role: string; sent_at: Date };

/** Milliseconds from the first question to the first answer after it; null while there is none. */
export function firstResponseMs(messages: readonly Said[]): number | null {
  const asked = messages.findIndex((message) => message.role === "customer");
  if (asked < 0) return null;
  const answer = messages.slice(asked).find((message) => message.role === "assistant" || message.role === "agent");
  return answer ? Math.max(0, answer.sent_at.getTime() - (messages[asked] as Said).sent_at.getTime()) : null;
}
