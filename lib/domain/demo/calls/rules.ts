import { hour } from "../story/calendar.ts";
import { Random } from "../story/random.ts";
import type { DemoCall } from "./call.ts";
import type { Made } from "./queries.ts";
import { deskCalls, reportCalls, type Span, stockCalls } from "./routine.ts";
import { callsOfConversation } from "./shop.ts";

/** Every call of the demo shop's programs in a span of time, as they would have made its conversations. Sorted. */
export function demoCalls(made: readonly Made[], span: Span, seed = "Alder & Finch programs"): DemoCall[] {
  const random = new Random(seed);
  const calls = [
    ...made.flatMap((one) => callsOfConversation(random, one)),
    ...deskCalls(random, span, made),
    ...stockCalls(random, span),
    ...reportCalls(random, span, made),
  ];
  const inside = calls.filter(({ at }) => at >= span.from && at < span.to);
  return withBadHour(random, inside).toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

const badHour = { times: 14, failing: 0.3, earliest: 150 * hour, latest: 50 * hour };

/** The shop's busiest hour of some days ago: the database was slow, some calls failed and were made again. */
function withBadHour(random: Random, calls: readonly DemoCall[]): DemoCall[] {
  const last = Math.max(0, ...calls.map(({ at }) => at.getTime()));
  const hourOf = ({ at }: DemoCall) => Math.floor(at.getTime() / hour);
  const ago = ({ at }: DemoCall) => last - at.getTime();
  const ofShop = calls.filter(
    (call) => call.caller === "Shop website" && ago(call) < badHour.earliest && ago(call) > badHour.latest,
  );
  const byHour = Map.groupBy(ofShop, hourOf);
  const [chosen] = [...byHour].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  return calls.flatMap((call) => {
    if (hourOf(call) !== chosen || call.failure) return [call];
    const slow = { ...call, durationMs: call.durationMs * badHour.times };
    if (!random.chance(badHour.failing)) return [slow];
    const again = { ...slow, at: new Date(call.at.getTime() + random.int(1_500, 4_000)) };
    return [{ ...slow, failure: new Error("The demo's database was slow.") }, again];
  });
}
