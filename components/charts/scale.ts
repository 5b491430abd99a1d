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

/** Which of `count` places get a name when `fit` names fit: evenly spaced, and always the last. */
export function namedPlaces(count: number, fit: number): number[] {
  const step = Math.max(1, Math.ceil(count / Math.max(1, fit)));
  const last = count - 1;
  const places = Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
  return [...places.filter((place) => place === 0 || last - place >= step), last].filter(
    (place, index, all) => place >= 0 && all.indexOf(place) === index,
  );
}
