import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, pageQuery, timestamp } from "#lib/http/schemas.ts";

export const noteBody = z.string().trim().min(1).max(5000);

export const Note = z
  .object({
    id: id("note"),
    author: z.string().meta({ description: "The person, or the name of the API key, that wrote it." }),
    body: z.string(),
    created_at: timestamp,
  })
  .meta({ id: "Note", description: "A remark for the team; the customer does not see it." });

export const CreateNote = z
  .strictObject({ body: noteBody.meta({ examples: ["Prefers an exchange to a refund."] }) })
  .meta({ id: "CreateNote" });

const params = z.strictObject({ conversation_id: id("conv") });

export const listConversationNotes = route({
  id: "listConversationNotes",
  method: "GET",
  path: "/v1/conversations/{conversation_id}/notes",
  tag: "Conversations",
  summary: "List the notes of a conversation",
  scope: "conversations:read",
  params,
  query: z.strictObject({
    ...pageQuery,
    order: z.enum(["asc", "desc"]).default("asc").meta({ description: "`asc` begins with the oldest." }),
  }),
  responses: { 200: listOf(Note) },
  errors: ["NOT_FOUND", "INVALID_CURSOR"],
});

export const addConversationNote = route({
  id: "addConversationNote",
  method: "POST",
  path: "/v1/conversations/{conversation_id}/notes",
  tag: "Conversations",
  summary: "Add a note to a conversation",
  description: "Its author is who calls. Emits `conversation.updated`.",
  scope: "conversations:write",
  params,
  body: CreateNote,
  responses: { 201: Note },
  errors: ["NOT_FOUND"],
});
