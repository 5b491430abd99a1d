import { type Condition, type Leaf, type Operator, partsOf } from "#lib/conditions/contract.ts";
import { type FieldType, findField, operatorsOf } from "#lib/conditions/fields.ts";
import { CreateSegment, segmentFields } from "#lib/domain/segments/contract.ts";
import type { SegmentRow } from "#lib/domain/segments/hooks.ts";

// A condition while it is built: values are still text, and every line has a key of its own to be moved by.

export type Join = "all" | "any" | "not";
export type LineDraft = { key: string; field: string; op: Operator; value: string };
export type GroupDraft = { key: string; join: Join; parts: (LineDraft | GroupDraft)[] };
export type SegmentDraft = { name: string; description: string; condition: GroupDraft };

let made = 0;
const newKey = () => `line-${++made}`;

export const isGroup = (part: LineDraft | GroupDraft): part is GroupDraft => "parts" in part;

export const newLine = (): LineDraft => ({ key: newKey(), field: "lifetime_value", op: "gte", value: "" });
export const newGroup = (): GroupDraft => ({ key: newKey(), join: "any", parts: [newLine()] });

export const emptyDraft: SegmentDraft = {
  name: "",
  description: "",
  condition: { key: "root", join: "all", parts: [{ ...newLine(), key: "first" }] },
};

export const typeOf = (field: string): FieldType => findField(segmentFields, field)?.field.type ?? "json";

/** What a line says after its field has changed: an operator that the new field understands. */
export function withField(line: LineDraft, field: string): LineDraft {
  const operators = operatorsOf[typeOf(field)];
  if (operators.includes(line.op)) return { ...line, field };
  return { ...line, field, op: operators.includes("gte") ? "gte" : (operators[0] as Operator), value: "" };
}

export function draftOf({ name, description, condition }: SegmentRow): SegmentDraft {
  const part = partDraft(condition);
  return {
    name,
    description: description ?? "",
    condition: isGroup(part) ? part : { key: newKey(), join: "all", parts: [part] },
  };
}

function partDraft(condition: Condition): LineDraft | GroupDraft {
  const group = partsOf(condition);
  if (group) return { key: newKey(), join: group.join, parts: group.parts.map(partDraft) };
  const { field, op, value } = condition as Leaf;
  return { key: newKey(), field, op, value: Array.isArray(value) ? value.join(", ") : textOf(op, value) };
}

const textOf = (op: Operator, value: unknown) =>
  op === "before" || op === "after" ? String(value).slice(0, 10) : String(value);

/** The condition as the API takes it; what is no number stays text, for the schema to object to. */
export function conditionOf(part: LineDraft | GroupDraft): unknown {
  if (isGroup(part)) return { [part.join]: part.parts.map(conditionOf) };
  const { field, op } = part;
  return { field, op, value: writtenValue(part) };
}

function writtenValue({ field, op, value }: LineDraft): unknown {
  const text = value.trim();
  if (op === "exists") return value !== "false";
  if (op === "has_any" || op === "has_all") return listOf(text);
  const one =
    typeOf(field) === "number" || op === "within_days" ? numberOr : typeOf(field) === "json" ? literalOf : String;
  if (op === "in" || op === "not_in") return listOf(text).map(one);
  if (op === "before" || op === "after") return /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text;
  return ["gt", "gte", "lt", "lte"].includes(op) ? numberOr(text) : one(text);
}

const listOf = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
const numberOr = (text: string) => (text !== "" && !Number.isNaN(Number(text)) ? Number(text) : text);
const literalOf = (text: string) => (text === "true" || text === "false" ? text === "true" : numberOr(text));

/** The condition if it is whole, to be counted while it is built. */
export function wholeCondition(draft: GroupDraft) {
  const parsed = CreateSegment.shape.condition.safeParse(conditionOf(draft));
  return parsed.success ? parsed.data : null;
}
