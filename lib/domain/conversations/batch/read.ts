import { AppError, type InvalidField } from "#lib/http/errors.ts";
import { check } from "#lib/http/parse.ts";
import { BatchOperation } from "./contract.ts";
import type { Operation } from "./rules.ts";

/** An operation as it was given: understood, or why not. */
export type Given = { action: string | null; operation: Operation } | { action: string | null; error: AppError };

export function readOperation(value: unknown, index: number): Given {
  const named = (value as { action?: unknown } | null)?.action;
  const action = typeof named === "string" ? named : null;
  const where = `operations[${index}]`;
  try {
    const operation = check(BatchOperation, value, "body", where);
    assertComplete(operation, where);
    return { action, operation };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { action, error };
  }
}

function assertComplete(operation: Operation, where: string): void {
  if (operation.action === "create") return;
  const { conversation_id, external_id } = operation;
  if (conversation_id === undefined && external_id === undefined) {
    const field = `${where}.conversation_id`;
    const message = `The request is missing required parameters: ${field} (or external_id).`;
    throw new AppError("INVALID_REQUEST", message, { missing_fields: [field] });
  }
  if (conversation_id !== undefined && external_id !== undefined)
    throw new AppError("INVALID_REQUEST", `${where}: Give conversation_id or external_id, not both.`);
  if (operation.action === "update" && Object.keys(operation.data).length === 0)
    throw new AppError("INVALID_REQUEST", `${where}.data: Give at least one field to change.`);
}

/** An error that speaks of an operation's data, made to speak of where that stands in the batch. */
export function inBatch(error: AppError, index: number): AppError {
  const { missing_fields, invalid_fields, ...details } = error.details;
  const place = (field: string) => `operations[${index}].data.${field}`;
  const placed = ({ field, ...rest }: InvalidField) => ({ field: place(field), ...rest });
  return new AppError(error.code, error.message, {
    ...details,
    ...(missing_fields && { missing_fields: missing_fields.map(place) }),
    ...(invalid_fields && { invalid_fields: invalid_fields.map(placed) }),
  });
}
