import type { Operator } from "#lib/conditions/contract.ts";

/** Operators as they stand between a field and a value. */
export const operatorWords: Record<Operator, string> = {
  eq: "is",
  ne: "is not",
  in: "is one of",
  not_in: "is none of",
  gt: "more than",
  gte: "at least",
  lt: "less than",
  lte: "at most",
  contains: "contains",
  starts_with: "begins with",
  ends_with: "ends with",
  before: "before",
  after: "after",
  within_days: "within the last days",
  has_any: "has any of",
  has_all: "has all of",
  exists: "is known",
};
