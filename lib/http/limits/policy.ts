/** How many calls something may make in a window of a minute. */
export type Policy = { name: string; id: string; perMinute: number };

/** How a policy stands after a call was counted. */
export type Limit = { policy: Policy; remaining: number; resetMs: number; exceeded: boolean };

export const windowSeconds = 60;

/** The limit that will be reached first; an exceeded one before all others. */
export function tightest(limits: readonly Limit[]): Limit | undefined {
  let found = limits[0];
  for (const limit of limits) {
    if (!found) break;
    const closer = limit.remaining < found.remaining;
    if (limit.exceeded ? !found.exceeded || limit.resetMs > found.resetMs : !found.exceeded && closer) found = limit;
  }
  return found;
}
