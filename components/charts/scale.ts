const STEPS = [1, 2, 2.5, 5, 10];

/** Round ticks from zero that reach `max`: four to six grid lines where the numbers allow it. */
export function ticksUpTo(max: number, wholeNumbers = false): number[] {
  if (!(max > 0)) return [0, 1];
  const magnitude = 10 ** Math.floor(Math.log10(max));
  const candidates = [magnitude / 10, magnitude].flatMap((base) => STEPS.map((step) => step * base));
  const steps = wholeNumbers ? candidates.filter((step) => Number.isInteger(step)) : candidates;
  const step = steps.find((size) => Math.ceil(max / size) <= 5) ?? 1;
  const count = Math.ceil(max / step);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
