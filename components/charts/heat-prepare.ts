/** One place of a heat map. */
export type HeatCell = {
  row: number;
  column: number;
  /** Null: nothing is known. */
  value: number | null;
  /** "Saturday, 20:00 – 21:00". */
  title: string;
  href: string;
};

export type HeatLevel = 0 | 1 | 2 | 3 | 4 | 5;
export type PreparedHeat = {
  cells: (HeatCell & { level: HeatLevel | null })[];
  /** What the darkest shade stands for. */
  most: number;
  busiest: HeatCell | null;
};

export const LEVELS = [0, 1, 2, 3, 4, 5] as const satisfies readonly HeatLevel[];

/** Nothing has a shade of its own; everything else falls into five even steps up to the most. */
function levelOf(value: number | null, most: number): HeatLevel | null {
  if (value === null) return null;
  return most > 0 ? (Math.ceil((value / most) * 5) as HeatLevel) : 0;
}

/** Decides all that a heat map shows; the view only draws it. */
export function prepareHeat(cells: readonly HeatCell[]): PreparedHeat {
  const most = Math.max(0, ...cells.map((cell) => cell.value ?? 0));
  const ordered = cells.toSorted((a, b) => a.row - b.row || a.column - b.column);
  return {
    cells: ordered.map((cell) => ({ ...cell, level: levelOf(cell.value, most) })),
    most,
    busiest: (most > 0 && ordered.find((cell) => cell.value === most)) || null,
  };
}

type Place = { row: number; column: number };
const moves: Record<string, (at: Place, size: { rows: number; columns: number }) => Place> = {
  ArrowRight: ({ row, column }, { columns }) => ({ row, column: Math.min(columns - 1, column + 1) }),
  ArrowLeft: ({ row, column }) => ({ row, column: Math.max(0, column - 1) }),
  ArrowDown: ({ row, column }, { rows }) => ({ row: Math.min(rows - 1, row + 1), column }),
  ArrowUp: ({ row, column }) => ({ row: Math.max(0, row - 1), column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
};

/** Where a key leads from a place; null for keys that do not walk. */
export function walk(key: string, at: Place, size: { rows: number; columns: number }): Place | null {
  return moves[key]?.(at, size) ?? null;
}
