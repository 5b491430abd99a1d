import type { AuditEntry } from "#lib/domain/audit/hooks.ts";
import { humanise } from "../conversations/words.ts";

/** Kinds of things that change, by how their actions begin. */
export const kinds = [
  { value: "api_key", label: "API keys" },
  { value: "ip_allowlist", label: "IP allowlist" },
  { value: "member", label: "Members" },
  { value: "invitation", label: "Invitations" },
  { value: "merchant", label: "Shop settings" },
  { value: "webhook_endpoint", label: "Webhook endpoints" },
  { value: "customer", label: "Customers" },
  { value: "conversation", label: "Conversations" },
  { value: "segment", label: "Segments" },
  { value: "alert_rule", label: "Alert rules" },
  { value: "inventory", label: "Inventory" },
] as const;

/** `api_key.created` → `API key created`. */
export function actionWords(action: string): string {
  return humanise(action.replaceAll(".", " ")).replace(/^Api /, "API ").replace(/^Ip /, "IP ");
}

/** What changed, by its name where the change tells one, else by its id. */
export function targetOf({ changes, target }: Pick<AuditEntry, "changes" | "target">): string {
  const { name, url, cidr, email } = changes;
  const told = [name, url, cidr, email]
    .map((change) => change?.to ?? change?.from)
    .find((one) => typeof one === "string");
  return typeof told === "string" ? told : target.id;
}

/** A value as it is shown in a difference. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(valueWords).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
