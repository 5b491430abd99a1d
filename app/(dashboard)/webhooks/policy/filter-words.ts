import type { Vocabulary } from "#app/(dashboard)/conditions/draft.ts";
import type { FieldType } from "#lib/conditions/fields.ts";
import { catalogue, eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { brings } from "../event-choice.ts";

const maxDepth = 3;
const isoTime = /^\d{4}-\d\d-\d\dT/;

function kindOf(value: unknown): FieldType | "object" | null {
  if (Array.isArray(value)) return value.every((one) => typeof one === "string") ? "list" : null;
  if (typeof value === "string") return isoTime.test(value) ? "time" : "text";
  if (typeof value === "number" || typeof value === "boolean") return typeof value as "number" | "boolean";
  return typeof value === "object" && value !== null ? "object" : null;
}

function* fieldsIn(value: object, path: string, depth = 1): Generator<[string, FieldType]> {
  for (const [name, inner] of Object.entries(value)) {
    const kind = kindOf(inner);
    if (kind === "object") {
      if (depth < maxDepth) yield* fieldsIn(inner, `${path}.${name}`, depth + 1);
    } else if (kind) yield [`${path}.${name}`, kind];
  }
}

/** "data.customer.first_name" as "Customer first name". */
function labelOf(field: string): string {
  const words = field.replace(/^data\./, "").replaceAll(/[._]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a filter can name: the fields in the examples of the chosen events, and any other by its path. */
export function filterWords(chosen: readonly string[]): Vocabulary {
  const kinds = new Map<string, FieldType>();
  for (const type of eventTypes.filter((one) => brings(chosen, one))) {
    for (const [field, kind] of fieldsIn(catalogue[type].example, "data")) {
      const before = kinds.get(field);
      kinds.set(field, before && before !== kind ? "json" : kind);
    }
  }
  const named = [...kinds].sort(([a], [b]) => a.localeCompare(b));
  return {
    fields: {
      event: { type: "text", label: "Type of event" },
      ...Object.fromEntries(named.map(([field, type]) => [field, { type, label: labelOf(field) }])),
      "data.*": { type: "json", label: "Another field of data" },
    },
    first: { field: "event", op: "eq" },
  };
}
