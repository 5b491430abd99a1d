import type { MerchantId } from "#lib/context.ts";
import type { Params } from "#lib/db/sql.ts";

export type Filter = {
  endpoint_id?: string;
  status?: string[];
  event_type?: string[];
  status_code?: string;
  event_id?: string;
  conversation_id?: string;
  customer_id?: string;
  created_after?: string;
  created_before?: string;
};

/** States that an index of their own finds, or that fill the table anyway. */
const stateGroups = [["pending", "retrying"], ["failed", "canceled"], ["filtered"], ["succeeded"]];

/**
 * What delivery `d` must meet: `where` always, and one of `groups`, which are to be read each by itself. Together in one
 * condition no index on some states would serve, and the whole log be read (0.5 s at 100,000 rows).
 */
export function conditions(merchantId: MerchantId, filter: Filter, params: Params) {
  const where = [`d.merchant_id = ${params.add(merchantId)}`];
  for (const column of ["endpoint_id", "event_id"] as const) {
    if (filter[column] !== undefined) where.push(`d.${column} = ${params.add(filter[column])}`);
  }
  if (filter.event_type) where.push(`d.event_type = ANY(${params.add(filter.event_type)}::text[])`);
  if (filter.created_after) where.push(`d.created_at >= ${params.add(filter.created_after)}::timestamptz`);
  if (filter.created_before) where.push(`d.created_at < ${params.add(filter.created_before)}::timestamptz`);
  if (filter.status_code) where.push(answered(filter.status_code.split(","), params));
  for (const column of ["conversation_id", "customer_id"] as const) {
    if (filter[column] === undefined) continue;
    const about = `merchant_id = $1 AND ${column} = ${params.add(filter[column])}`;
    where.push(`d.event_id IN (SELECT id FROM events WHERE ${about})`);
  }
  return { where, groups: groupsOf(filter) };
}

function groupsOf({ status, event_id, conversation_id, customer_id }: Filter): string[][] {
  if (!status) return [[]];
  // What belongs to one event, conversation or customer is little, and found by itself.
  if (event_id ?? conversation_id ?? customer_id) return [[isOneOf(status)]];
  const groups = stateGroups.map((group) => group.filter((state) => status.includes(state)));
  const named = groups.filter((group) => group.length > 0).map((group) => [isOneOf(group)]);
  return named.length > 0 ? named : [["false"]];
}

/** Written out, because an index on some states serves only a condition that names them. */
const isOneOf = (states: readonly string[]) => `d.status IN (${states.map((state) => `'${state}'`).join(", ")})`;

function answered(wanted: readonly string[], params: Params): string {
  const ranges = wanted.map((entry) => {
    if (entry === "none") return "(d.last_status_code IS NULL AND d.last_error_code IS NOT NULL)";
    const [from, to] = entry.endsWith("xx") ? [`${entry[0]}00`, `${entry[0]}99`] : [entry, entry];
    return `d.last_status_code BETWEEN ${params.add(from)} AND ${params.add(to)}`;
  });
  const failures = wanted.every((entry) => !entry.startsWith("2")) ? "d.last_error_code IS NOT NULL AND " : "";
  return `${failures}(${ranges.join(" OR ")})`;
}
