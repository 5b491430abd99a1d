import { z } from "zod";
import { CustomerInput, CustomerSummary } from "#lib/domain/customers/contract.ts";
import { CreateMessage, Message } from "#lib/domain/messages/contract.ts";
import { route } from "#lib/http/contract.ts";
import { id, metadata, tags, timestamp } from "#lib/http/schemas.ts";
import { Cart, Purchase, purchaseIntents, RecordPurchase } from "./cart/contract.ts";
import { Note, noteBody } from "./notes/contract.ts";

export const statuses = ["active", "escalated", "resolved", "closed"] as const;
export const outcomes = ["resolved", "unanswered", "escalated", "open"] as const;
export const priorities = ["low", "normal", "high", "urgent"] as const;
export const deviceTypes = ["desktop", "mobile", "tablet", "other"] as const;
export const resolutionStatuses = ["resolved", "unresolved", "abandoned"] as const;

const externalId = z.string().min(1).max(200).meta({ description: "Your own id of this conversation." });
export const channel = z
  .string()
  .regex(/^[a-z0-9_-]{1,40}$/, "must be a word in lower case such as web, app or email")
  .meta({ examples: ["web"] });
const score = z.number().min(0).max(5).meta({ description: "0 to 5." });
const assignee = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .meta({
    description: "Who takes care of it: a name, an e-mail or an id of your own.",
    examples: ["teresa@store.com"],
  });
const seconds = z.number().nonnegative().nullable();
const count = z.int().nonnegative();

export const Conversation = z
  .object({
    id: id("conv"),
    external_id: z.string().nullable(),
    customer_id: id("cust"),
    customer: CustomerSummary,
    status: z.enum(statuses),
    channel: z.string(),
    page_url: z.string().nullable(),
    device_type: z.string().nullable(),
    language: z.string().nullable(),
    initial_message: z.string().nullable().meta({ description: "The customer's first message." }),
    tags: z.array(z.string()),
    priority: z.enum(priorities),
    assigned_to: z.string().nullable(),
    metadata,
    context: metadata.meta({ description: "What was known when it began; it does not change." }),
    message_count: count,
    satisfaction_score: score.nullable(),
    nps_score: z.int().min(0).max(10).nullable(),
    feedback_text: z.string().nullable(),
    feedback_at: timestamp.nullable(),
    resolution_status: z.enum(resolutionStatuses).nullable(),
    escalation_reason: z.string().nullable(),
    escalated_at: timestamp.nullable(),
    first_response_seconds: z.number().nullable().meta({ description: "From the first question to the first answer." }),
    cart: Cart.nullable(),
    cart_updated_at: timestamp.nullable(),
    cart_abandoned_at: timestamp.nullable(),
    purchase_intent: z.enum(purchaseIntents).nullable(),
    purchase: Purchase.nullable(),
    high_value_at: timestamp
      .nullable()
      .meta({ description: "When it crossed the merchant's limits of cart value or purchase intent." }),
    started_at: timestamp,
    completed_at: timestamp.nullable(),
    duration_seconds: z.int().nullable().meta({ description: "From start to end; null while it goes on." }),
    reopened_count: count,
    last_message_at: timestamp.nullable(),
    created_at: timestamp.meta({ description: "When it was stored here." }),
    updated_at: timestamp,
    snippet: z
      .string()
      .nullable()
      .optional()
      .meta({ description: "With `q`: the words around the first hit in a message, null when none has one." }),
    highlight: z
      .string()
      .nullable()
      .optional()
      .meta({
        description: "With `q`: the snippet as HTML, its hits in `<mark>` and everything else escaped.",
        examples: ["Can I <mark>exchange</mark> the jumper?"],
      }),
  })
  .meta({ id: "Conversation" });

export const ConversationAnalytics = z
  .object({
    outcome: z.enum(outcomes).meta({ description: "How it ended, as the figures of the dashboard count it." }),
    duration_seconds: seconds.meta({ description: "From start to end; null while it goes on." }),
    first_response_seconds: seconds.meta({ description: "From the first question to the first answer." }),
    average_response_seconds: seconds.meta({ description: "Mean time from a customer's message to the next answer." }),
    escalated_after_seconds: seconds.meta({ description: "From the start to the first handover to a person." }),
    handling_seconds: seconds.meta({
      description: "From the handover, or a person's first message, to the end or, so far, the last message.",
    }),
    active_seconds: seconds.meta({ description: "Time between messages that followed within five minutes." }),
    idle_seconds: seconds.meta({ description: "Time between messages more than five minutes apart." }),
    messages: z
      .object({ total: count, customer: count, assistant: count, agent: count, system: count })
      .meta({ description: "Messages by who said them." }),
    depth: count.meta({ description: "How many times the customer spoke and was answered." }),
    reopened_count: count,
  })
  .meta({ id: "ConversationAnalytics", description: "Figures of one conversation; null is unknown, never zero." });

export const ConversationDetail = Conversation.extend({
  messages: z.array(Message).meta({ description: "The first 200, oldest first." }),
  messages_has_more: z.boolean(),
  messages_next_cursor: z
    .string()
    .nullable()
    .meta({ description: "The `cursor` with which listing the messages goes on after these." }),
  notes: z.array(Note).meta({ description: "The first 200, oldest first; `listConversationNotes` has all." }),
  notes_has_more: z.boolean(),
  analytics: ConversationAnalytics,
}).meta({ id: "ConversationDetail" });

export const CreateConversation = z
  .strictObject({
    external_id: externalId.optional(),
    customer_id: id("cust").optional(),
    customer: CustomerInput.optional(),
    channel: channel.default("web"),
    page_url: z.url("must be an absolute address").max(2000).optional(),
    device_type: z.enum(deviceTypes).optional(),
    language: z.string().trim().min(2).max(35).optional(),
    initial_message: z
      .string()
      .min(1)
      .max(20_000)
      .optional()
      .meta({ description: "Short for a first message of the customer." }),
    messages: z.array(CreateMessage).max(200).optional(),
    tags: tags.optional(),
    priority: z.enum(priorities).default("normal"),
    metadata: metadata.optional(),
    context: metadata.optional().meta({ description: "What your assistant should know, such as the page's product." }),
    assigned_to: assignee.optional(),
    cart: Cart.optional(),
    purchase_intent: z.enum(purchaseIntents).optional(),
    started_at: timestamp.optional().meta({ description: "A past start, if not now." }),
  })
  .meta({ id: "CreateConversation" });

export const UpdateConversation = z
  .strictObject({
    status: z.enum(statuses).optional().meta({ description: "`active` reopens, `escalated` hands over to a person." }),
    resolution_status: z.enum(resolutionStatuses).optional(),
    escalation_reason: z.string().trim().min(1).max(200).optional(),
    satisfaction_score: score.nullable().optional(),
    priority: z.enum(priorities).optional(),
    tags: tags.optional().meta({ description: "Replaces all tags." }),
    add_tags: tags.optional(),
    remove_tags: tags.optional(),
    assigned_to: assignee.nullable().optional(),
    note: noteBody.optional().meta({ description: "Adds a note for the team." }),
    metadata: metadata.optional().meta({ description: "Merged field by field; null removes a field." }),
    cart: Cart.nullable().optional().meta({ description: "Replaces the cart; null empties it." }),
    purchase_intent: z.enum(purchaseIntents).nullable().optional(),
    purchase: RecordPurchase.nullable().optional().meta({ description: "The customer bought; null takes that back." }),
  })
  .meta({ id: "UpdateConversation" });

const params = z.strictObject({ conversation_id: id("conv") });

export const createConversation = route({
  id: "createConversation",
  method: "POST",
  path: "/v1/conversations",
  tag: "Conversations",
  summary: "Create a conversation",
  description:
    "Names the customer by `customer_id`, or by `customer`, who is found or made. Emits `customer.created` for a new " +
    "customer, `conversation.started`, and `customer.high_value_interaction` where cart or intent say so.",
  scope: "conversations:write",
  body: CreateConversation,
  responses: { 201: Conversation },
  errors: ["CONFLICT"],
});

export const getConversation = route({
  id: "getConversation",
  method: "GET",
  path: "/v1/conversations/{conversation_id}",
  tag: "Conversations",
  summary: "Get a conversation with its messages, notes and figures",
  scope: "conversations:read",
  params,
  responses: { 200: ConversationDetail },
  errors: ["NOT_FOUND"],
});

export const updateConversation = route({
  id: "updateConversation",
  method: "PUT",
  path: "/v1/conversations/{conversation_id}",
  tag: "Conversations",
  summary: "Update a conversation",
  description:
    "Changes what is given and leaves the rest. Emits `conversation.completed`, `conversation.escalated`, " +
    "`conversation.reopened` or `conversation.updated`, and once `customer.high_value_interaction` when cart or " +
    "intent cross the merchant's limits.",
  scope: "conversations:write",
  params,
  body: UpdateConversation,
  responses: { 200: Conversation },
  errors: ["NOT_FOUND"],
});

export const deleteConversation = route({
  id: "deleteConversation",
  method: "DELETE",
  path: "/v1/conversations/{conversation_id}",
  tag: "Conversations",
  summary: "Delete a conversation",
  description:
    "Its messages and notes go with it, and this cannot be undone. Events that it caused stay, and the audit log tells " +
    "who deleted it.",
  scope: "conversations:write",
  params,
  responses: { 204: "empty" },
  errors: ["NOT_FOUND"],
});
