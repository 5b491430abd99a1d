import { listConversations } from "#lib/domain/conversations/list/contract.ts";
import { addressOf } from "#lib/http/client.ts";

type Bounds = { starts_at: string; ends_at: string };

/** The page that lists exactly the conversations which a figure between these bounds counted. */
export function conversationsHref(bounds: Bounds, filter: Record<string, string | number> = {}): string {
  const query = { ...filter, started_after: bounds.starts_at, started_before: bounds.ends_at };
  return addressOf({ ...listConversations, path: "/conversations" }, { query });
}
