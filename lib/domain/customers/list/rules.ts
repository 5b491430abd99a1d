import type { sorts } from "./contract.ts";

/** By which column to sort; `key` is the field of the answer that holds the value, where a cursor can take it from. */
export type Order = { column: string; type: string; id: string; direction: "ASC" | "DESC"; key: string };

const columns = {
  last_seen_at: { column: "f.last_seen_at", type: "timestamptz", id: "f.customer_id", key: "last_seen_at" },
  created_at: { column: "u.created_at", type: "timestamptz", id: "u.id", key: "created_at" },
  conversation_count: { column: "f.conversation_count", type: "int", id: "f.customer_id", key: "conversation_count" },
  lifetime_value: {
    column: "f.lifetime_value_minor",
    type: "bigint",
    id: "f.customer_id",
    key: "lifetime_value.value",
  },
  lead_score: { column: "f.lead_score", type: "smallint", id: "f.customer_id", key: "lead_score" },
} as const;

export function orderOf(sort: (typeof sorts)[number]): Order {
  const name = sort.replace("-", "") as keyof typeof columns;
  return { ...columns[name], direction: sort.startsWith("-") ? "DESC" : "ASC" };
}
