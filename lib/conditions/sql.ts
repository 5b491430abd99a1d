import type { Params } from "#lib/db/sql.ts";
import { fold } from "#lib/fold.ts";
import { type Condition, type Leaf, partsOf } from "./contract.ts";
import { type Fields, type FieldType, findField } from "./fields.ts";

/** A field's SQL: an expression of its type, for `json` of jsonb. Null is a missing field. */
export type SqlField = { type: FieldType; sql: string };

type Source = { type: FieldType; sql: string };

const joins = { all: " AND ", any: " OR ", not: " OR " };
const signs: Partial<Record<Leaf["op"], string>> = { gt: ">", gte: ">=", lt: "<", lte: "<=" };
const dayMs = 86_400_000;

/**
 * A tree as an SQL condition, which agrees with `evaluate` where null counts as false, as it does in WHERE. Only what is
 * negated is kept from null: an index serves a plain comparison alone.
 */
export function conditionSql(
  tree: Condition,
  fields: Fields<SqlField>,
  params: Params,
  now: Date,
  negated = false,
): string {
  const group = partsOf(tree);
  if (!group) {
    const test = leafSql(tree as Leaf, sourceOf(tree as Leaf, fields, params), params, now);
    return negated ? `coalesce(${test}, false)` : `(${test})`;
  }
  const not = group.join === "not";
  const parts = group.parts.map((part) => conditionSql(part, fields, params, now, negated || not));
  const joined = parts.join(joins[group.join]);
  return not ? `NOT (${joined})` : `(${joined})`;
}

function sourceOf({ field: name }: Leaf, fields: Fields<SqlField>, params: Params): Source {
  const found = findField(fields, name);
  if (!found) throw new Error(`A stored condition names the field ${name}, which does not exist.`);
  const { field, rest } = found;
  if (rest === null) return field;
  return { type: field.type, sql: `(${field.sql} #> ${params.add(rest.split("."))}::text[])` };
}

function leafSql(leaf: Leaf, { type, sql }: Source, params: Params, now: Date): string {
  switch (leaf.op) {
    case "exists":
      return existsSql(type, sql, leaf.value);
    case "eq":
    case "in":
      return anyOf([leaf.value].flat(), type, sql, params);
    case "ne":
    case "not_in":
      return noneOf([leaf.value].flat(), type, sql, params);
    case "has_any":
    case "has_all": {
      const wanted = `${params.add(leaf.value)}::text[]`;
      if (type === "list") return `${sql} ${leaf.op === "has_any" ? "&&" : "@>"} ${wanted}`;
      return guarded(sql, "array", `${sql} ${leaf.op === "has_any" ? "?|" : "?&"} ${wanted}`);
    }
    case "contains":
    case "starts_with":
    case "ends_with":
      return withinSql(leaf.op, type, sql, params.add(fold(leaf.value)));
    case "before":
    case "after":
      return `${sql} ${leaf.op === "before" ? "<" : ">="} ${params.add(new Date(leaf.value))}::timestamptz`;
    case "within_days": {
      const from = params.add(new Date(now.getTime() - leaf.value * dayMs));
      return `${sql} BETWEEN ${from}::timestamptz AND ${params.add(now)}::timestamptz`;
    }
    default: {
      const value = `${params.add(leaf.value)}::float8`;
      return numbers(type, sql, (number) => `${number} ${signs[leaf.op]} ${value}`);
    }
  }
}

function existsSql(type: FieldType, sql: string, wanted: boolean): string {
  const empty = { list: `cardinality(${sql}) = 0`, json: `${sql} IN ('null', '[]')` }[type as string];
  const there = `(${sql} IS NOT NULL${empty ? ` AND NOT ${empty}` : ""})`;
  return wanted ? there : `NOT ${there}`;
}

type Scalar = string | number | boolean;
const kinds = ["string", "number", "boolean"] as const;

/** One comparison for each kind of value that is asked for. */
function perKind(values: Scalar[], make: (kind: (typeof kinds)[number], ofKind: Scalar[]) => string): string[] {
  return kinds.flatMap((kind) => {
    const ofKind = values.filter((value) => typeof value === kind);
    return ofKind.length > 0 ? [make(kind, ofKind)] : [];
  });
}

const arrays = { string: "text[]", number: "float8[]", boolean: "boolean[]" };

function compared(kind: (typeof kinds)[number], type: FieldType, sql: string, test: (value: string) => string): string {
  if (kind === "number") return numbers(type, sql, test);
  if (type !== "json") return test(sql);
  return guarded(sql, kind, test(kind === "string" ? `(${sql} #>> '{}')` : `(${sql})::boolean`));
}

function anyOf(values: Scalar[], type: FieldType, sql: string, params: Params): string {
  const tests = perKind(values, (kind, ofKind) =>
    compared(kind, type, sql, (value) => `${value} = ANY(${params.add(ofKind)}::${arrays[kind]})`),
  );
  return `(${tests.map((test) => `coalesce(${test}, false)`).join(" OR ")})`;
}

/** A value of a kind that is asked for, but none of those asked for. */
function noneOf(values: Scalar[], type: FieldType, sql: string, params: Params): string {
  const tests = perKind(values, (kind, ofKind) =>
    compared(kind, type, sql, (value) => `${value} <> ALL(${params.add(ofKind)}::${arrays[kind]})`),
  );
  return `(${tests.map((test) => `coalesce(${test}, false)`).join(" OR ")})`;
}

function withinSql(op: "contains" | "starts_with" | "ends_with", type: FieldType, sql: string, part: string): string {
  const folded = (text: string) => `search_text(${text})`;
  const test = (text: string) => {
    if (op === "contains") return `strpos(${folded(text)}, ${part}) > 0`;
    if (op === "starts_with") return `starts_with(${folded(text)}, ${part})`;
    return `right(${folded(text)}, length(${part})) = ${part}`;
  };
  return type === "json" ? guarded(sql, "string", test(`(${sql} #>> '{}')`)) : test(sql);
}

/** Numbers are compared as JavaScript has them. */
function numbers(type: FieldType, sql: string, test: (number: string) => string): string {
  return type === "json" ? guarded(sql, "number", test(`(${sql})::float8`)) : test(`(${sql})::float8`);
}

/** CASE, unlike AND, keeps the cast from values of another kind. */
function guarded(sql: string, kind: string, test: string): string {
  return `CASE jsonb_typeof(${sql}) WHEN '${kind}' THEN ${test} ELSE false END`;
}
