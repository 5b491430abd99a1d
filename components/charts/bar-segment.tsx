import type { BarShapeProps } from "recharts";
import type { BarRow } from "./bars-prepare.ts";

const isUnfinished = (payload: unknown): boolean => Boolean((payload as Partial<BarRow> | undefined)?.unfinished);

/** One part of a stacked bar, a pixel apart from the next; pale while its period is unfinished. */
export function BarSegment({ x, y, width, height, fill, payload }: BarShapeProps) {
  if (!(height > 0)) return null;
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={Math.max(1, height - 1)}
      rx={1.5}
      fill={fill}
      opacity={isUnfinished(payload) ? 0.5 : 1}
    />
  );
}
