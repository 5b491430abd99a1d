import { AppError } from "./errors.ts";

/** `*` covers everything, `webhooks:*` every action on webhooks, `webhooks:write` also reading. */
export function covers(held: readonly string[], wanted: string): boolean {
  const [resource, action] = wanted.split(":");
  return held.some(
    (scope) =>
      scope === "*" ||
      scope === wanted ||
      scope === `${resource}:*` ||
      (action === "read" && scope === `${resource}:write`),
  );
}

export function requireScope(held: readonly string[], wanted: string | null): void {
  if (wanted === null || covers(held, wanted)) return;
  throw new AppError("INSUFFICIENT_SCOPE", `This call needs the scope ${wanted}. Use a key or a role that has it.`, {
    required_scope: wanted,
    held_scopes: held,
  });
}
