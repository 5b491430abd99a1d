import { z } from "zod";
import { CustomerInput, CustomerSummary } from "#lib/domain/customers/contract.ts";
import { route } from "#lib/http/contract.ts";
import { id, listOf, metadata, pageQuery, several, tag, tags, timestamp } from "#lib/http/schemas.ts";
import { currency } from "#lib/money.ts";

export const statuses = ["active", "escalated", "resolved", "closed"] as const;
export const outcomes = ["resolved", "unanswered", "escalated", "open"] as const;
export const messageRoles = ["customer", "assistant", "agent", "system"] as const;
export const priorities = ["low", "normal", "high", "urgent"] as const;
export const deviceTypes = ["desktop", "mobile", "tablet", "other"] as const;
export const resolutionStatuses = ["resolved", "unresolved", "abandoned"] as const;
export const purchaseIntents = ["low", "medium", "high"] as const;
export const sorts = ["-started_at", "started_at", "-created_at", "created_at", "-updated_at", "updated_at"] as const;

const text = z.string().min(1).max(20_000);
const externalId = z.string().min(1).max(200).meta({ description: "Your own id of this conversation." });
const channel = z
  .string()
  .regex(/^[a-z0-9_-]{1,40}$/, "must be a word in lower case such as web, app or email")
  .meta({ examples: ["web"] });
const score = z.number().min(0).max(5).meta({ description: "0 to 5." });

export const Cart = z
  .strictObject({
    value: z.number().nonnegative().max(1e12),
    currency,
    items: z.array(z.record(z.string(), z.json())).max(200).optional(),
    abandoned: z.boolean().optional(),
  })
  .meta({ id: "Cart" });

export const Message = z
  .object({
    id: id("msg"),
    conversation_id: id("conv"),
    role: z.enum(messageRoles),
    author: z.string().nullable(),
    content: z.string(),
    metadata,
    sent_at: timestamp,
    created_at: timestamp,
  })
  .meta({ id: "Message" });

export const CreateMessage = z
  .strictObject({
    role: z.enum(messageRoles),
    content: text,
    author: z.string().trim().min(1).max(120).optional().meta({ description: "The agent's name, for example." }),
    metadata: metadata.optional(),
    sent_at: timestamp.optional().meta({ description: "When it was said, if not now." }),
  })
  .meta({ id: "CreateMessage" });

export const Note = z
  .object({ id: id("note"), author: z.string(), body: z.string(), created_at: timestamp })
  .meta({ id: "Note" });

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
    initial_message: z.string().nullable(),
    tags: z.array(z.string()),
    priority: z.enum(priorities),
    metadata,
    context: metadata,
    message_count: z.int().nonnegative(),
    satisfaction_score: score.nullable(),
    resolution_status: z.enum(resolutionStatuses).nullable(),
    escalation_reason: z.string().nullable(),
    escalated_at: timestamp.nullable(),
    first_response_seconds: z.number().nullable().meta({ description: "From the first question to the first answer." }),
    cart: Cart.nullable(),
    purchase_intent: z.enum(purchaseIntents).nullable(),
    started_at: timestamp,
    completed_at: timestamp.nullable(),
    duration_seconds: z.int().nullable(),
    last_message_at: timestamp.nullable(),
    created_at: timestamp,
    updated_at: timestamp,
    snippet: z
      .string()
      .nullable()
      .optional()
      .meta({ description: "With `q`: the words around the first hit in a message, null when none has one." }),
  })
  .meta({ id: "Conversation" });

export const ConversationDetail = Conversation.extend({
  messages: z.array(Message).meta({ description: "The first 200; the rest by listing the messages after the last." }),
  notes: z.array(Note),
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
    initial_message: text.optional(),
    messages: z.array(CreateMessage).max(200).optional(),
    tags: tags.optional(),
    priority: z.enum(priorities).default("normal"),
    metadata: metadata.optional(),
    context: metadata.optional(),
    cart: Cart.optional(),
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
    note: z.string().trim().min(1).max(5000).optional().meta({ description: "Adds a note for the team." }),
    metadata: metadata.optional().meta({ description: "Merged field by field; null removes a field." }),
    cart: Cart.nullable().optional(),
    purchase_intent: z.enum(purchaseIntents).nullable().optional(),
  })
  .meta({ id: "UpdateConversation" });

const params = z.strictObject({ conversation_id: id("conv") });

const list = {
  ...pageQuery,
  status: several(statuses),
  outcome: several(outcomes).meta({ description: "How it ended: resolved, unanswered, escalated, or open still." }),
  customer_id: id("cust").optional(),
  external_id: externalId.optional(),
  channel: channel.optional(),
  device_type: z.enum(deviceTypes).optional(),
  language: z.string().max(35).optional(),
  tag: tag.optional(),
  answered: z
    .enum(["true", "false"])
    .optional()
    .meta({ description: "Whether a question of the customer has got an answer." }),
  min_satisfaction: z.coerce.number().min(0).max(5).optional(),
  max_satisfaction: z.coerce.number().min(0).max(5).optional(),
  started_after: timestamp.optional(),
  started_before: timestamp.optional(),
  created_after: timestamp.optional(),
  created_before: timestamp.optional(),
  updated_after: timestamp.optional(),
  updated_before: timestamp.optional(),
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: "Words in messages, a customer's name or e-mail, or a tag." }),
  sort: z.enum(sorts).default("-started_at"),
};

export const listConversations = route({
  id: "listConversations",
  method: "GET",
  path: "/v1/conversations",
  tag: "Conversations",
  summary: "List conversations",
  description: "`_after` includes the moment itself, `_before` does not.",
  scope: "conversations:read",
  query: z.strictObject(list),
  responses: { 200: listOf(Conversation) },
  errors: ["INVALID_CURSOR"],
});

export const createConversation = route({
  id: "createConversation",
  method: "POST",
  path: "/v1/conversations",
  tag: "Conversations",
  summary: "Create a conversation",
  description:
    "Names the customer by `customer_id`, or by `customer`, who is found or made. Emits `conversation.started`.",
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
  summary: "Get a conversation with its messages and notes",
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
    "`conversation.reopened` or `conversation.updated`.",
  scope: "conversations:write",
  params,
  body: UpdateConversation,
  responses: { 200: Conversation },
  errors: ["NOT_FOUND"],
});

export const listMessages = route({
  id: "listMessages",
  method: "GET",
  path: "/v1/conversations/{conversation_id}/messages",
  tag: "Conversations",
  summary: "List the messages of a conversation, oldest first",
  scope: "conversations:read",
  params,
  query: z.strictObject({
    ...pageQuery,
    after: id("msg").optional().meta({ description: "Only what was said after this message." }),
  }),
  responses: { 200: listOf(Message) },
  errors: ["NOT_FOUND", "INVALID_CURSOR"],
});

export const addMessage = route({
  id: "addMessage",
  method: "POST",
  path: "/v1/conversations/{conversation_id}/messages",
  tag: "Conversations",
  summary: "Add a message to a conversation",
  description: "Emits `conversation.message_created`.",
  scope: "conversations:write",
  params,
  body: CreateMessage,
  responses: { 201: Message },
  errors: ["NOT_FOUND"],
});
