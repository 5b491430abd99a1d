import type { ComparedRow } from "#lib/domain/analytics/insights/comparison/hooks.ts";
import { inOwnUnit } from "../../../figure-words.ts";

const percent = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 1 });
const two = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
const one = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

type Kind = Pick<ComparedRow, "kind">;

/** "86.1%", "4.35", "1.3 s"; what is unknown is a dash. */
export function valueWords({ kind }: Kind, value: number | null): string {
  if (value === null) return "–";
  if (kind === "share") return percent.format(value);
  return kind === "mean" ? two.format(value) : inOwnUnit(value);
}

/** "+8.8 pts", "−0.25", "−1.1 s". */
export function differenceWords({ kind }: Kind, value: number | null): string {
  if (value === null) return "–";
  const sign = value > 0 ? "+" : value < 0 ? "−" : "";
  const size = Math.abs(value);
  if (kind === "share") return `${sign}${one.format(size * 100)} pts`;
  return `${sign}${kind === "mean" ? two.format(size) : inOwnUnit(size)}`;
}

/** What the difference says, in words that do not claim more than it does. */
export const verdictWords: Record<ComparedRow["verdict"], string> = {
  higher: "A is higher",
  lower: "A is lower",
  no_clear_difference: "No clear difference",
  too_few: "Too few to say",
};
