import { type Condition, type Leaf, partsOf } from "#lib/conditions/contract.ts";
import { type SegmentField, segmentFields } from "#lib/domain/segments/contract.ts";
import { operatorWords } from "../conditions/operator-words.ts";

/** The words of a field; one below preferences or metadata keeps its own name. */
export function fieldWords(name: string): string {
  if (name in segmentFields) return segmentFields[name as SegmentField].label;
  const [group, ...rest] = name.split(".");
  return `${segmentFields[`${group}.*` as SegmentField]?.label ?? group} ${rest.join(".")}`;
}

function leafWords({ field, op, value }: Leaf): string {
  const name = fieldWords(field);
  if (op === "exists") return `${name} is ${value ? "known" : "not known"}`;
  if (op === "within_days") return `${name} within the last ${value === 1 ? "day" : `${value} days`}`;
  const shown = op === "before" || op === "after" ? String(value).slice(0, 10) : [value].flat().join(", ");
  return `${name} ${operatorWords[op]} ${shown}`;
}

const joints = { all: " and ", any: " or ", not: " or " } as const;

/** A condition as a sentence: "Lifetime value at least 100 and not (Last seen within the last 30 days)". */
export function sentenceOf(condition: Condition, inner = false): string {
  const group = partsOf(condition);
  if (!group) return leafWords(condition as Leaf);
  const words = group.parts.map((part) => sentenceOf(part, true)).join(joints[group.join]);
  if (group.join === "not") return `not (${words})`;
  return inner && group.parts.length > 1 ? `(${words})` : words;
}
