/** `{ a: { b: 1 } }` as `{ "a.b": 1 }`, without the query that lists a row's calls and without lists. */
export function flat(row: object): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (name === "filter" || Array.isArray(value)) continue;
    if (typeof value !== "object" || value === null) cells[name] = value;
    else for (const [inner, cell] of Object.entries(flat(value))) cells[`${name}.${inner}`] = cell;
  }
  return cells;
}
