export type Change = { direction: "up" | "down" | "flat"; text: string };

type ChangeStyle = {
  /** Relative in percent, or the bare difference. */ as: "percent" | "difference";
  unit?: string;
  digits?: number;
};

/** How a figure moved since the period before; nothing where a comparison would say nothing. */
export function changeOf(now: number | null, before: number | null, style: ChangeStyle): Change | undefined {
  if (now === null || before === null || (style.as === "percent" && before === 0)) return undefined;
  const digits = style.digits ?? 1;
  const moved = style.as === "percent" ? ((now - before) / before) * 100 : now - before;
  const rounded = Number(moved.toFixed(digits));
  const unit = style.as === "percent" ? "%" : style.unit ? ` ${style.unit}` : "";
  const direction = rounded > 0 ? "up" : rounded < 0 ? "down" : "flat";
  return { direction, text: `${Math.abs(rounded).toFixed(digits)}${unit}` };
}
