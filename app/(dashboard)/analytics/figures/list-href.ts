type Conditions = Readonly<Record<string, string>>;

const LISTED = /^[a-z]+(,[a-z]+)+$/;

/** What meets both: of two lists of words what they share, else the narrower condition, which is the figure's. */
function both(mine: string, its: string): string {
  if (!LISTED.test(mine) && !LISTED.test(its)) return its;
  const words = its.split(",");
  return (
    mine
      .split(",")
      .filter((word) => words.includes(word))
      .join(",") || its
  );
}

/**
 * The page that lists exactly what a figure counted: the query of its point, which the API gives, and the conditions of
 * its metric. The page writes a field of one's own as `metadata=name=value`.
 */
export function listHref(filter: string, conditions: Conditions = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(filter)) {
    const own = /^metadata\[(.+)\]$/.exec(name);
    query.set(own ? "metadata" : name, own ? `${own[1]}=${value}` : value);
  }
  for (const [name, value] of Object.entries(conditions)) {
    const mine = query.get(name);
    query.set(name, mine === null ? value : name.startsWith("metric") ? `${mine},${value}` : both(mine, value));
  }
  return query.size > 0 ? `/conversations?${query}` : "/conversations";
}
