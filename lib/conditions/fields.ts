import { type Condition, type Leaf, type Operator, partsOf } from "./contract.ts";

/** What a field holds. `json` is any JSON value, of which only the kind that an operator asks for can match. */
export type FieldType = "text" | "number" | "boolean" | "time" | "list" | "json";

/** The fields that conditions may name. A name that ends in `.*` stands for every own field below it. */
export type Fields<Field extends { type: FieldType } = { type: FieldType }> = Readonly<Record<string, Field>>;

const text: Operator[] = ["eq", "ne", "in", "not_in", "contains", "starts_with", "ends_with", "exists"];
const number: Operator[] = ["eq", "ne", "gt", "gte", "lt", "lte", "in", "not_in", "exists"];
const list: Operator[] = ["has_any", "has_all", "exists"];

/** The operators that each type of field understands. */
export const operatorsOf: Readonly<Record<FieldType, readonly Operator[]>> = {
  text,
  number,
  boolean: ["eq", "ne", "exists"],
  time: ["before", "after", "within_days", "exists"],
  list,
  json: [...new Set([...number, ...text, ...list])],
};

/** The field that a condition names, with what follows the prefix of a `.*` field. */
export function findField<Field extends { type: FieldType }>(
  fields: Fields<Field>,
  name: string,
): { field: Field; rest: string | null } | null {
  if (Object.hasOwn(fields, name) && !name.endsWith(".*")) return { field: fields[name] as Field, rest: null };
  const dot = name.indexOf(".");
  const wild = `${name.slice(0, dot)}.*`;
  const rest = name.slice(dot + 1);
  return dot > 0 && rest !== "" && Object.hasOwn(fields, wild) ? { field: fields[wild] as Field, rest } : null;
}

export type Problem = { path: (string | number)[]; message: string };

/** What is wrong with a tree over these fields, each with its place in the tree. */
export function problemsOf(tree: Condition, fields: Fields, path: (string | number)[] = []): Problem[] {
  const group = partsOf(tree);
  if (group) return group.parts.flatMap((part, index) => problemsOf(part, fields, [...path, group.join, index]));
  const { field: name, op, value } = tree as Leaf;
  const type = findField(fields, name)?.field.type;
  if (!type) return [{ path: [...path, "field"], message: `There is no field ${name}.` }];
  const operators = operatorsOf[type];
  if (!operators.includes(op)) {
    return [{ path: [...path, "op"], message: `${name} understands ${operators.join(", ")}.` }];
  }
  const kind = { text: "string", number: "number", boolean: "boolean" }[type as string];
  if (!kind || !["eq", "ne", "in", "not_in"].includes(op)) return [];
  if ([value].flat().every((one) => typeof one === kind)) return [];
  return [{ path: [...path, "value"], message: `${name} is compared with a ${kind === "string" ? "text" : kind}.` }];
}
