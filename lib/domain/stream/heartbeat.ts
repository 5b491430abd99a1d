import { encodePlace } from "./places.ts";
import type { Present } from "./rules.ts";
import type { Subscription } from "./subscription.ts";

const turnMs = 1_000;
/** Nothing for so many turns, and a client is told that all is well and where it is. */
const quietTurns = 15;

/** One timer for every client of the process. Ends with the returned function. */
export function startHeartbeat(open: ReadonlySet<Subscription>, present: () => Present | null): () => void {
  const timer = setInterval(() => {
    const now = present();
    if (now) beat(open, now);
  }, turnMs);
  timer.unref();
  return () => clearInterval(timer);
}

function beat(open: ReadonlySet<Subscription>, { epoch, position }: Present): void {
  const place = encodePlace(epoch, position, new Date());
  const written = new Map<string, Buffer>();
  for (const subscription of open) {
    if (!subscription.isQuiet(quietTurns)) continue;
    const { format } = subscription.outlet;
    const bytes = written.get(format.name) ?? format.idle(place);
    written.set(format.name, bytes);
    subscription.push({ bytes, items: 0 });
  }
}
