import { z } from "zod";

// Money is integer minor units inside and a decimal outside, as the document shows it.

/** An ISO 4217 code, e.g. `EUR`. */
export const currency = z
  .string()
  .refine((code) => Intl.supportedValuesOf("currency").includes(code), "must be a currency such as EUR")
  .meta({ examples: ["EUR"] });

const decimals = new Map<string, number>();

/** How many decimals the currency has: 2 for EUR, 0 for JPY, 3 for KWD. Kept, because asking takes 20 µs. */
export function decimalsOf(code: string): number {
  const known = decimals.get(code);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat("en", { style: "currency", currency: code });
  const found = format.resolvedOptions().maximumFractionDigits ?? 2;
  decimals.set(code, found);
  return found;
}

export function toMinor(value: number, code: string): number {
  return Math.round(value * 10 ** decimalsOf(code));
}

export function fromMinor(minor: number, code: string): number {
  return minor / 10 ** decimalsOf(code);
}

const unusual = Object.groupBy(
  Intl.supportedValuesOf("currency").filter((code) => decimalsOf(code) !== 2),
  (code) => decimalsOf(code),
);

/** SQL for the decimal of a minor amount, without the zeros that numeric division leaves. */
export function fromMinorSql(minor: string, code: string): string {
  const cases = Object.entries(unusual).map(
    ([decimals, codes]) => `WHEN ${code} IN (${codes?.map((c) => `'${c}'`).join(", ")}) THEN ${10 ** Number(decimals)}`,
  );
  return `trim_scale(${minor}::numeric / CASE ${cases.join(" ")} ELSE 100 END)`;
}
