import { z } from "zod";
import { RecordPurchase } from "#lib/domain/conversations/cart/contract.ts";
import { CreateConversation, resolutionStatuses, statuses } from "#lib/domain/conversations/contract.ts";
import { CustomerInput } from "#lib/domain/customers/contract.ts";
import { CreateMessage } from "#lib/domain/messages/contract.ts";
import { timestamp } from "#lib/http/schemas.ts";

const ImportedNote = z.strictObject({
  author: z.string().trim().min(1).max(120).default("Import"),
  body: z.string().trim().min(1).max(5000),
  created_at: timestamp.optional(),
});

const ImportedCustomer = CustomerInput.refine(
  ({ external_id, email }) => external_id !== undefined || email !== undefined,
  "needs an external_id or an email",
);

/** One line of an import file: a conversation as the API creates it, with its whole past. */
export const ImportedConversation = CreateConversation.omit({ customer_id: true, initial_message: true }).extend({
  external_id: z.string().min(1).max(200),
  customer: ImportedCustomer,
  status: z.enum(statuses).optional(),
  satisfaction_score: z.number().min(0).max(5).optional(),
  nps_score: z.int().min(0).max(10).optional(),
  feedback_text: z.string().trim().min(1).max(5000).optional(),
  reopened_count: z.int().min(0).max(1000).default(0),
  resolution_status: z.enum(resolutionStatuses).optional(),
  escalation_reason: z.string().trim().min(1).max(200).optional(),
  escalated_at: timestamp.optional(),
  completed_at: timestamp.optional(),
  purchase: RecordPurchase.optional(),
  messages: z.array(CreateMessage).max(5000).optional(),
  notes: z.array(ImportedNote).max(200).optional(),
});

export type ImportedConversation = z.output<typeof ImportedConversation>;

/** What a line looks like to whoever writes the file. */
export type ImportLine = z.input<typeof ImportedConversation>;
