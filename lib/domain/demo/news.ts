import type { NewEvent } from "#lib/domain/events/service.ts";
import type { Told } from "./queries.ts";

/** The events that these conversations set off, oldest first, as they would have happened. */
export function newsOf(conversations: Told[]): { at: Date; event: NewEvent }[] {
  return conversations.flatMap(eventsOf).toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function eventsOf(told: Told): { at: Date; event: NewEvent }[] {
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
