import type { NewEvent } from "#lib/domain/events/service.ts";
import type { Told } from "./queries.ts";

export type News = { at: Date; event: NewEvent };

export const inOrder = (news: News[]): News[] => news.toSorted((a, b) => a.at.getTime() - b.at.getTime());

/** The events that these conversations set off, as they would have happened. */
export const newsOf = (conversations: Told[]): News[] => conversations.flatMap(eventsOf);

function eventsOf(told: Told): News[] {
  const about = { conversation_id: told.id, customer_id: told.customer_id };
  const { page_url, device_type, initial_message, escalation_reason, priority } = told;
  const { duration_seconds, message_count, satisfaction_score, resolution_status } = told;
  const started = { ...about, page_url, device_type, initial_message };
  const escalated = { conversation_id: told.id, escalation_reason, agent_required: true, priority };
  const ended = { duration_seconds, message_count, satisfaction_score, resolution_status };
  const completed = { conversation_id: told.id, ...ended };
  return [
    { at: told.started_at, event: { type: "conversation.started", data: started, ...about } as const },
    ...(told.escalated_at
      ? [{ at: told.escalated_at, event: { type: "conversation.escalated", data: escalated, ...about } as const }]
      : []),
    ...(told.completed_at
      ? [{ at: told.completed_at, event: { type: "conversation.completed", data: completed, ...about } as const }]
      : []),
  ];
}
