import { type Condition, type Leaf, type Operator, partsOf } from "#lib/conditions/contract.ts";
import { type Fields, type FieldType, findField, operatorsOf } from "#lib/conditions/fields.ts";

// A condition while it is built: values are still text, and every line has a key of its own to be moved by.

export type Join = "all" | "any" | "not";
export type LineDraft = { key: string; field: string; op: Operator; value: string };
export type GroupDraft = { key: string; join: Join; parts: (LineDraft | GroupDraft)[] };

/** What can be named in a condition, and what a new line begins with. */
export type Vocabulary = {
  fields: Fields<{ type: FieldType; label: string }>;
  first: Pick<LineDraft, "field" | "op">;
};

let made = 0;
const newKey = () => `line-${++made}`;

export const isGroup = (part: LineDraft | GroupDraft): part is GroupDraft => "parts" in part;

export const newLine = ({ first }: Vocabulary): LineDraft => ({ key: newKey(), ...first, value: "" });
export const newGroup = (words: Vocabulary): GroupDraft => ({ key: newKey(), join: "any", parts: [newLine(words)] });

/** A condition of one line, the same on the server and in the browser. */
export const firstGroup = (words: Vocabulary): GroupDraft => ({
  key: "root",
  join: "all",
  parts: [{ ...newLine(words), key: "first" }],
});

export const typeOf = ({ fields }: Vocabulary, field: string): FieldType =>
  findField(fields, field)?.field.type ?? "json";

/** What a line says after its field has changed: an operator that the new field understands. */
export function withField(words: Vocabulary, line: LineDraft, field: string): LineDraft {
  const operators = operatorsOf[typeOf(words, field)];
  if (operators.includes(line.op)) return { ...line, field };
  return { ...line, field, op: operators.includes("gte") ? "gte" : (operators[0] as Operator), value: "" };
}

/** A condition to be changed; a single comparison becomes a group of one. */
export function groupOf(condition: Condition): GroupDraft {
  const part = partDraft(condition);
  return isGroup(part) ? part : { key: newKey(), join: "all", parts: [part] };
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
export function conditionOf(words: Vocabulary, part: LineDraft | GroupDraft): unknown {
  if (isGroup(part)) return { [part.join]: part.parts.map((one) => conditionOf(words, one)) };
  const { field, op } = part;
  return { field, op, value: writtenValue(part, typeOf(words, field)) };
}

function writtenValue({ op, value }: LineDraft, type: FieldType): unknown {
  const text = value.trim();
  if (op === "exists" || type === "boolean") return value !== "false";
  if (op === "has_any" || op === "has_all") return listOf(text);
  const one = type === "number" || op === "within_days" ? numberOr : type === "json" ? literalOf : String;
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
