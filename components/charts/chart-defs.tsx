import { paint, type SeriesColour } from "./series.ts";

/** The fill of a series: plain, or hatched at 45° where grey alone would not tell it apart. */
export function fillOf(id: string, colour: SeriesColour, hatched: boolean): string {
  return hatched ? `url(#${id}-${colour})` : paint(colour);
}

/** Hatches of one chart; `id` keeps them apart from those of its neighbours. */
export function ChartDefs({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-c2`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill={paint("c2")} />
        <line x1="0" y1="0" x2="0" y2="6" stroke="var(--sheet)" strokeWidth="3" />
      </pattern>
      <pattern id={`${id}-gap`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="6" stroke="var(--line)" strokeWidth="2" />
      </pattern>
    </defs>
  );
}
