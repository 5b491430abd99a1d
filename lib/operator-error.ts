/** A problem the operator can solve. The message is one line that names the cause and the remedy; no stack is shown. */
export class OperatorError extends Error {
  override name = "OperatorError";
}

/** What a person should read of any thrown value: one line, without a stack. */
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replace(/\s+/g, " ").trim();
}
