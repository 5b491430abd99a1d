import { z } from "zod";
import { timestamp } from "#lib/http/schemas.ts";

// The one language of conditions: segments, filters of webhooks and rules of alerts are written in it. Browser-safe.
// There are no regular expressions, so that no condition can run for ever.

export const maxDepth = 8;
export const maxLeaves = 100;

const field = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: "The field's name; dots lead into objects.", examples: ["cart.value", "metadata.plan"] });
const text = z.string().max(500);
const scalar = z.union([text, z.number(), z.boolean()]);
const some = <T extends z.ZodType>(value: T) => z.array(value).min(1).max(100);

const leaf = <const Ops extends readonly [string, ...string[]], Value extends z.ZodType>(ops: Ops, value: Value) =>
  z.strictObject({ field, op: z.enum(ops), value });

/** One field, compared with a value. */
export const Comparison = z
  .discriminatedUnion("op", [
    leaf(["eq", "ne"], scalar),
    leaf(["in", "not_in"], some(scalar)),
    leaf(["gt", "gte", "lt", "lte"], z.number()),
    leaf(["contains", "starts_with", "ends_with"], text.min(1)),
    leaf(["before", "after"], timestamp),
    leaf(["within_days"], z.int().min(1).max(3650)),
    leaf(["has_any", "has_all"], some(text)),
    leaf(["exists"], z.boolean()),
  ])
  .meta({
    id: "Comparison",
    description: "A field that is missing, null or of another kind matches nothing but `exists: false`.",
    examples: [{ field: "lifetime_value", op: "gte", value: 100 }],
  });

export type Leaf = z.output<typeof Comparison>;
export type Operator = Leaf["op"];
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition[] } | Leaf;

const children: z.ZodType<Condition[], Condition[]> = z.lazy(() => z.array(Tree).min(1).max(maxLeaves));

const Tree: z.ZodType<Condition, Condition> = z
  .union([
    z.strictObject({ all: children }),
    z.strictObject({ any: children }),
    z.strictObject({ not: children }),
    Comparison,
  ])
  .meta({
    id: "Condition",
    description:
      "`all` of the conditions hold, `any` of them, or, under `not`, none; or a field compared with a value.",
    examples: [
      {
        all: [
          { field: "lifetime_value", op: "gte", value: 100 },
          { field: "tags", op: "has_any", value: ["vip"] },
        ],
      },
    ],
  });

/** A condition tree of bounded size. Lazy, so that the document refers to the one description of a tree. */
export const ConditionTree = z
  .lazy(() => Tree)
  .superRefine((tree, issues) => {
    const size = sizeOf(tree);
    if (size.depth > maxDepth) issues.addIssue(`may be nested at most ${maxDepth} levels deep`);
    if (size.leaves > maxLeaves) issues.addIssue(`may compare at most ${maxLeaves} fields`);
  });

/** The parts of a group, with the word that joins them; null for a comparison. */
export function partsOf(tree: Condition): { join: "all" | "any" | "not"; parts: Condition[] } | null {
  if ("all" in tree) return { join: "all", parts: tree.all };
  if ("any" in tree) return { join: "any", parts: tree.any };
  if ("not" in tree) return { join: "not", parts: tree.not };
  return null;
}

function sizeOf(tree: Condition): { depth: number; leaves: number } {
  const sizes = partsOf(tree)?.parts.map(sizeOf);
  if (!sizes) return { depth: 1, leaves: 1 };
  return {
    depth: 1 + Math.max(...sizes.map(({ depth }) => depth)),
    leaves: sizes.reduce((sum, { leaves }) => sum + leaves, 0),
  };
}
