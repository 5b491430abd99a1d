import { fold } from "#lib/fold.ts";
import { type Condition, type Leaf, partsOf } from "./contract.ts";

export type Outcome = { match: true } | { match: false; reason: string };

const dayMs = 86_400_000;
const maxReasons = 3;
const maxShown = 80;
/** Strict, and the same moments that the database reads; `Date.parse` alone takes almost anything. */
const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** Holds a JSON value against a tree. Never throws; a reason says why it does not match. */
export function evaluate(tree: Condition, value: unknown, now: Date): Outcome {
  const group = partsOf(tree);
  if (!group) return compare(tree as Leaf, value, now);
  const outcomes = group.parts.map((part) => ({ part, outcome: evaluate(part, value, now) }));
  const reasons = outcomes.flatMap(({ outcome }) => (outcome.match ? [] : [outcome.reason]));
  if (group.join === "all") return reasons[0] === undefined ? { match: true } : { match: false, reason: reasons[0] };
  if (group.join === "any") {
    if (reasons.length < outcomes.length) return { match: true };
    const more = reasons.length > maxReasons ? ` and ${reasons.length - maxReasons} more` : "";
    return { match: false, reason: `${reasons.slice(0, maxReasons).join("; ")}${more}` };
  }
  const met = outcomes.find(({ outcome }) => outcome.match);
  return met ? { match: false, reason: `excluded: ${describe(met.part)}` } : { match: true };
}

function compare(leaf: Leaf, value: unknown, now: Date): Outcome {
  const found = fieldOf(value, leaf.field);
  if (holds(leaf, found, now)) return { match: true };
  const is = found === undefined || found === null ? "is missing" : `is ${shown(found)}`;
  return { match: false, reason: `${leaf.field} ${is}; wanted: ${describe(leaf)}` };
}

/** A value's field by its path, through own properties of plain objects only. */
function fieldOf(value: unknown, path: string): unknown {
  let found = value;
  for (const name of path.split(".")) {
    if (typeof found !== "object" || found === null || Array.isArray(found) || !Object.hasOwn(found, name)) return;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}

function holds({ op, value }: Leaf, found: unknown, now: Date): boolean {
  switch (op) {
    case "exists":
      return value === (found !== undefined && found !== null && !(Array.isArray(found) && found.length === 0));
    case "eq":
      return found === value;
    case "ne":
      return typeof found === typeof value && found !== value;
    case "in":
      return value.some((one) => one === found);
    case "not_in":
      return value.some((one) => typeof one === typeof found) && value.every((one) => one !== found);
    case "has_any":
    case "has_all":
      if (!Array.isArray(found)) return false;
      return op === "has_any" ? value.some((one) => found.includes(one)) : value.every((one) => found.includes(one));
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return typeof found === "number" && ordered(op, found, value);
    case "contains":
    case "starts_with":
    case "ends_with":
      return typeof found === "string" && within(op, fold(found), fold(value));
    default:
      return typeof found === "string" && isoTime.test(found) && timely(op, Date.parse(found), value, now.getTime());
  }
}

function ordered(op: "gt" | "gte" | "lt" | "lte", found: number, value: number): boolean {
  if (op === "gt") return found > value;
  if (op === "gte") return found >= value;
  return op === "lt" ? found < value : found <= value;
}

function within(op: "contains" | "starts_with" | "ends_with", found: string, part: string): boolean {
  if (op === "contains") return found.includes(part);
  return op === "starts_with" ? found.startsWith(part) : found.endsWith(part);
}

function timely(op: "before" | "after" | "within_days", at: number, value: string | number, now: number): boolean {
  if (typeof value === "number") return at <= now && at >= now - value * dayMs;
  return op === "before" ? at < Date.parse(value) : at >= Date.parse(value);
}

/** A condition in words, cut where it grows long. */
function describe(tree: Condition): string {
  const group = partsOf(tree);
  if (group) return `${group.join} of ${group.parts.length} conditions`;
  const { field, op, value } = tree as Leaf;
  return `${field} ${op} ${shown(value)}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > maxShown ? `${text.slice(0, maxShown).toWellFormed()}…` : text;
}
