import type { z } from "zod";
import { getConversationSeries } from "#lib/domain/analytics/series/contract.ts";
import { listAuditLogs } from "#lib/domain/audit/contract.ts";
import { listConversations } from "#lib/domain/conversations/list/contract.ts";
import { listCustomers } from "#lib/domain/customers/list/contract.ts";
import { listEvents } from "#lib/domain/events/contract.ts";
import { messageRoles } from "#lib/domain/messages/contract.ts";
import { listRequestLogs } from "#lib/domain/request-logs/contract.ts";
import { listWebhookDeliveries } from "#lib/domain/webhooks/deliveries/contract.ts";
import { several, timestamp } from "#lib/http/schemas.ts";

/**
 * How a field is written. A `word` has no letter that JSON escapes; a `decimal` loses the zeros at its end; `kept` is JSON
 * as it came, perhaps in lines; `written` is text that is JSON already.
 */
export type FieldType =
  | "text"
  | "word"
  | "number"
  | "decimal"
  | "boolean"
  | "time"
  | "list"
  | "json"
  | "kept"
  | "written";

/** A column of the file; `customer.email` is the field `email` of the object `customer` where the format has objects. */
export type Field = { name: string; type: FieldType };

export type Resource = {
  /** Who exports it needs the right to read it. */
  scope: string;
  /** What it can be narrowed to: the filters of its list. */
  filters: z.ZodType<Record<string, unknown>>;
  fields: readonly Field[];
  /** Further fields follow from the filters. */
  open?: true;
  /** The filters that a scheduled export's period is put into. */
  period: readonly [after: string, before: string];
};

/** `name:type` by name; text where no type is said. */
const fieldsOf = (text: string): Field[] =>
  text
    .trim()
    .split(/\s+/)
    .map((each) => {
      const [name = "", type = "text"] = each.split(":");
      return { name, type: type as FieldType };
    });

const page = { limit: true, cursor: true } as const;
const conversationFilters = listConversations.query.omit({ ...page, sort: true, include_total: true });

export const resources = {
  conversations: {
    scope: "conversations:read",
    filters: conversationFilters,
    fields: fieldsOf(`
      id:word external_id customer_id:word customer.id:word customer.external_id customer.email customer.name
      status:word channel page_url device_type:word language initial_message tags:list priority:word assigned_to
      metadata:json context:json message_count:number satisfaction_score:decimal nps_score:number feedback_text
      feedback_at:time resolution_status:word escalation_reason escalated_at:time first_response_seconds:decimal
      cart.value:number cart.currency:word cart.items:json cart.abandoned:boolean cart_updated_at:time
      cart_abandoned_at:time purchase_intent:word purchase.order_id purchase.value:number purchase.currency:word
      purchase.purchased_at:time high_value_at:time started_at:time completed_at:time duration_seconds:number
      reopened_count:number last_message_at:time created_at:time updated_at:time`),
    period: ["started_after", "started_before"],
  },
  messages: {
    scope: "conversations:read",
    filters: conversationFilters.extend({
      role: several(messageRoles),
      sent_after: timestamp.optional(),
      sent_before: timestamp.optional(),
    }),
    fields: fieldsOf(`
      id:word conversation_id:word role:word author content attachments:json metadata:json sent_at:time
      created_at:time`),
    period: ["sent_after", "sent_before"],
  },
  customers: {
    scope: "customers:read",
    filters: listCustomers.query.omit({ ...page, sort: true, include_total: true }),
    fields: fieldsOf(`
      id:word external_id email name phone language tags:list preferences:json metadata:json segments:json
      conversation_count:number message_count:number average_satisfaction:decimal purchase_count:number
      lifetime_value.value:number lifetime_value.currency:word purchase_intent:word lead_score:number
      lead_score_reasons:json last_conversation.id:word last_conversation.status:word last_conversation.outcome:word
      last_conversation.channel last_conversation.started_at:time last_conversation.message_count:number
      last_conversation.satisfaction_score:decimal last_conversation.first_question first_seen_at:time
      last_seen_at:time created_at:time updated_at:time`),
    period: ["last_seen_after", "last_seen_before"],
  },
  events: {
    scope: "events:read",
    filters: listEvents.query.omit({ ...page, after: true }),
    fields: fieldsOf("id:word event:word timestamp:time data:kept"),
    period: ["created_after", "created_before"],
  },
  deliveries: {
    scope: "webhooks:read",
    filters: listWebhookDeliveries.query.omit(page),
    fields: fieldsOf(`
      id:word endpoint_id:word event_id:word event_type:word conversation_id:word customer_id:word test:boolean
      status:word attempt_count:number max_attempts:number attempts:json last_status_code:number last_error:json
      last_duration_ms:number next_attempt_at:time in_flight:boolean not_delivered:json created_at:time
      completed_at:time`),
    period: ["created_after", "created_before"],
  },
  request_logs: {
    scope: "logs:read",
    filters: listRequestLogs.query.omit(page),
    fields: fieldsOf(`
      id:word created_at:time method:word route operation:word path query status:number error_code:word
      duration_ms:decimal key_id:word key_name address user_agent request_bytes:number response_bytes:number`),
    period: ["created_after", "created_before"],
  },
  audit_logs: {
    scope: "audit:read",
    filters: listAuditLogs.query.omit({ ...page, format: true }),
    fields: fieldsOf(`
      id:word actor.type:word actor.id:word actor.name address action:word target.type:word target.id changes:kept
      request_id:word created_at:time seq:number hash:word`),
    period: ["created_after", "created_before"],
  },
  analytics: {
    scope: "analytics:read",
    filters: getConversationSeries.query.omit({ format: true, time_zone: true }),
    fields: fieldsOf("period starts_at:time ends_at:time"),
    open: true,
    period: ["from", "to"],
  },
} as const satisfies Record<string, Resource>;

export type ResourceName = keyof typeof resources;
export const resourceNames = Object.keys(resources) as [ResourceName, ...ResourceName[]];

/** Conversations with all their messages, as one more field. */
export const nestedMessages: Field = { name: "messages", type: "written" };

/** A field by its name, or all fields of an object by the object's. */
export const isNamed = (field: Field, name: string): boolean =>
  field.name === name || field.name.startsWith(`${name}.`);
