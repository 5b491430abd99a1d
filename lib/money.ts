import { z } from "zod";

// Money is integer minor units inside and a decimal outside, as the document shows it.

/** An ISO 4217 code, e.g. `EUR`. */
export const currency = z
  .string()
  .refine((code) => Intl.supportedValuesOf("currency").includes(code), "must be a currency such as EUR")
  .meta({ examples: ["EUR"] });

/** How many decimals the currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function decimalsOf(code: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency: code }).resolvedOptions().maximumFractionDigits ?? 2
  );
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
