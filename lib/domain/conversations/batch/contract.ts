import { z } from "zod";
import { CreateConversation, UpdateConversation } from "#lib/domain/conversations/contract.ts";
import { CreateNote } from "#lib/domain/conversations/notes/contract.ts";
import { CreateMessage } from "#lib/domain/messages/contract.ts";
import { route } from "#lib/http/contract.ts";
import { type ErrorCode, errorStatus } from "#lib/http/errors.ts";
import { id, tags } from "#lib/http/schemas.ts";

export const actions = [
  "create",
  "update",
  "tag",
  "untag",
  "note",
  "close",
  "reopen",
  "resolve",
  "escalate",
  "add_message",
  "delete",
] as const;

export const maxOperations = 1000;

/** Names one conversation by either id; one that the same batch creates is named by its `external_id`. */
const target = {
  conversation_id: id("conv").optional(),
  external_id: CreateConversation.shape.external_id.meta({
    description: "Instead of `conversation_id`; also finds a conversation that an operation before creates.",
  }),
};
const Tags = z.strictObject({ tags: tags.min(1) });
const Rest = UpdateConversation.omit({ status: true }).optional();
const operation = <const A extends string, D extends z.ZodType>(action: A, data: D, description: string) =>
  z.strictObject({ action: z.literal(action), ...target, data }).meta({ description });

export const BatchOperation = z
  .discriminatedUnion(
    "action",
    [
      z
        .strictObject({ action: z.literal("create"), data: CreateConversation })
        .meta({ description: "Creates a conversation." }),
      operation("update", UpdateConversation, "Changes what is given and leaves the rest."),
      operation("tag", Tags, "Adds tags."),
      operation("untag", Tags, "Removes tags."),
      operation("note", CreateNote, "Adds a note for the team."),
      operation("close", Rest, "Ends it; `data` may change more, as an update does."),
      operation("reopen", Rest, "Makes it active again; `data` may change more."),
      operation("resolve", Rest, "Ends it as resolved; `data` may change more."),
      operation("escalate", Rest, "Hands over to a person; `data` may change more, such as `escalation_reason`."),
      operation("add_message", CreateMessage, "Adds a message."),
      operation("delete", z.strictObject({}).optional(), "Deletes it with its messages and notes."),
    ],
    { error: `must have an action, one of ${actions.join(", ")}` },
  )
  .meta({ id: "BatchOperation" });

const example = [
  { action: "create", data: { external_id: "chat-8", customer: { email: "teresa@example.com" } } },
  { action: "add_message", external_id: "chat-8", data: { role: "customer", content: "Hi, I need help with sizing" } },
  { action: "tag", conversation_id: "conv_01kpvyzg2s8m4q6t7x9b1c3d5f", data: { tags: ["vip", "urgent"] } },
  { action: "resolve", conversation_id: "conv_01kpvyzg2s8m4q6t7x9b1c3d5f" },
];

const batch = <T extends z.ZodType>(operation: T) =>
  z.strictObject({
    operations: z
      .array(operation)
      .min(1)
      .max(maxOperations)
      .meta({
        description: `1 to ${maxOperations}, done in order; a later one sees what an earlier one did.`,
        examples: [example],
      }),
    atomic: z
      .boolean()
      .default(false)
      .meta({ description: "All or nothing: one operation that fails undoes the others." }),
  });

export const BatchError = z.object({
  code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  details: z.record(z.string(), z.json()),
});

export const BatchResult = z
  .object({
    index: z.int().nonnegative().meta({ description: "Where the operation stands in the request, from 0." }),
    action: z.string().nullable().meta({ description: "As given; null when there was none." }),
    status: z
      .int()
      .meta({ description: "As the single call would have answered: 200, 201, 204, 400, 404, 409.", examples: [200] }),
    conversation_id: z.string().nullable(),
    message_id: z.string().optional().meta({ description: "Of the message that `add_message` made." }),
    note_id: z.string().optional().meta({ description: "Of the note that was added." }),
    error: BatchError.optional(),
  })
  .meta({ id: "BatchResult" });

export const BatchAnswer = z
  .object({
    succeeded: z.int().nonnegative(),
    failed: z.int().nonnegative(),
    results: z.array(BatchResult).meta({ description: "One for each operation, in the request's order." }),
  })
  .meta({ id: "BatchAnswer" });

export const batchConversations = route({
  id: "batchConversations",
  method: "POST",
  path: "/v1/conversations/batch",
  tag: "Conversations",
  summary: "Do up to 1,000 operations on conversations in one call",
  description:
    "Answers 200 with a result for each operation; those that fail say why and do not hinder the others. With " +
    "`atomic`, one failure means that nothing is changed: the answer is 422 and `details.results` has those that failed. " +
    "Emits the events of the single calls, in the order of the operations.",
  scope: "conversations:write",
  body: batch(z.unknown()),
  documentedBody: batch(BatchOperation).meta({ id: "Batch" }),
  maxBodyBytes: 8 * 1024 * 1024,
  responses: { 200: BatchAnswer },
  errors: ["UNPROCESSABLE", "CONFLICT"],
});
