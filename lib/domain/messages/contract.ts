import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, metadata, pageQuery, timestamp } from "#lib/http/schemas.ts";

export const messageRoles = ["customer", "assistant", "agent", "system"] as const;

const role = z
  .enum(messageRoles)
  .meta({ description: "Who says it; `system` is for notices such as “Teresa joined”.", examples: ["customer"] });

export const Attachment = z
  .strictObject({
    url: z.url({ protocol: /^https?$/, error: "must be an address that begins with https:// or http://" }).max(2000),
    name: z.string().trim().min(1).max(255).optional(),
    content_type: z
      .string()
      .regex(/^[\w.+-]+\/[\w.+-]+$/, "must be a media type such as image/jpeg")
      .max(127)
      .optional(),
    size_bytes: z.int().nonnegative().optional(),
  })
  .meta({
    id: "Attachment",
    description: "A file that lies elsewhere; only its address is kept.",
    examples: [
      { url: "https://cdn.store.com/u/fit.jpg", name: "fit.jpg", content_type: "image/jpeg", size_bytes: 48210 },
    ],
  });

export const Message = z
  .object({
    id: id("msg"),
    conversation_id: id("conv"),
    role,
    author: z.string().nullable().meta({ description: "The name of who wrote it, where it was given." }),
    content: z.string(),
    attachments: z.array(Attachment),
    metadata,
    sent_at: timestamp.meta({ description: "When it was said." }),
    created_at: timestamp.meta({ description: "When it was stored here." }),
  })
  .meta({ id: "Message" });

export const CreateMessage = z
  .strictObject({
    role,
    content: z
      .string()
      .min(1)
      .max(20_000)
      .meta({ description: "What is said, kept letter by letter.", examples: ["Do you have these in size 42?"] }),
    author: z.string().trim().min(1).max(120).optional().meta({ description: "The agent's name, for example." }),
    attachments: z.array(Attachment).max(20).optional(),
    metadata: metadata.optional(),
    sent_at: timestamp.optional().meta({ description: "When it was said, if not now; at most a minute ahead of us." }),
  })
  .meta({ id: "CreateMessage" });

const params = z.strictObject({ conversation_id: id("conv") });

export const listMessages = route({
  id: "listMessages",
  method: "GET",
  path: "/v1/conversations/{conversation_id}/messages",
  tag: "Conversations",
  summary: "List the messages of a conversation",
  description:
    "Oldest first, or newest first with `order=desc`. Go on where a conversation's first messages end with " +
    "`cursor` set to its `messages_next_cursor`.",
  scope: "conversations:read",
  params,
  query: z.strictObject({
    ...pageQuery,
    order: z.enum(["asc", "desc"]).default("asc").meta({ description: "`asc` begins with the oldest." }),
    after: id("msg").optional().meta({ description: "Only what comes after this message in the order asked for." }),
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
  description:
    "Emits `conversation.message_created`. A conversation that has ended takes the message and stays as it is; set its " +
    "status to `active` to reopen it.",
  scope: "conversations:write",
  params,
  body: CreateMessage,
  responses: { 201: Message },
  errors: ["NOT_FOUND"],
});
