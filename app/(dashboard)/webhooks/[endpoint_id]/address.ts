import {
  parseAsArrayOf,
  parseAsIsoDateTime,
  parseAsString,
  parseAsStringLiteral,
  useQueryState,
  useQueryStates,
} from "nuqs";
import { eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import type { DeliveryStatus } from "#lib/domain/webhooks/hooks.ts";

// What of this page lives in its address.

export const views = ["deliveries", "statistics", "settings", "verify"] as const;
export const outcomes = ["unsent", "succeeded", "retrying", "failed", "canceled", "filtered"] as const;
export type Outcome = (typeof outcomes)[number];
export const answers = ["2xx", "3xx", "4xx", "429", "5xx", "none"] as const;
export type AnswerClass = (typeof answers)[number];

const statusesOf: Record<Outcome, DeliveryStatus[]> = {
  unsent: ["pending", "retrying"],
  succeeded: ["succeeded"],
  retrying: ["retrying"],
  failed: ["failed"],
  canceled: ["canceled"],
  filtered: ["filtered"],
};

export const useView = () => useQueryState("tab", parseAsStringLiteral(views).withDefault("deliveries"));

/** The delivery in the inspector. */
export const useSelected = () => useQueryState("delivery", parseAsString);

const filters = {
  status: parseAsStringLiteral(outcomes),
  event: parseAsArrayOf(parseAsStringLiteral(eventTypes)),
  answer: parseAsStringLiteral(answers),
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
  about: parseAsString,
};

export const useLogFilters = () => useQueryStates(filters);

export type LogChoice = ReturnType<typeof useLogFilters>[0];

export const noFilters = { status: null, event: null, answer: null, from: null, to: null, about: null };

/** By what an id names, so that any id can be looked for in one field. */
const idFields = { evt: "event_id", conv: "conversation_id", cust: "customer_id" } as const;

export function aboutField(text: string): (typeof idFields)[keyof typeof idFields] | null {
  const kind = /^(evt|conv|cust)_[0-9a-z]{1,40}$/.exec(text)?.[1];
  return kind ? idFields[kind as keyof typeof idFields] : null;
}

/** What the API is asked for. */
export function queryOf(endpointId: string, { status, event, answer, from, to, about }: LogChoice) {
  const field = about && aboutField(about);
  return {
    endpoint_id: endpointId,
    ...(status && { status: statusesOf[status] }),
    ...(event && event.length > 0 && { event_type: event }),
    ...(answer && { status_code: answer }),
    ...(from && { created_after: from.toISOString() }),
    ...(to && { created_before: to.toISOString() }),
    ...(field && { [field]: about }),
  };
}
