import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { type NewEvent, publish } from "#lib/domain/events/service.ts";
import { disableEndpoint } from "../../endpoints/disable.ts";
import * as queries from "../queries.ts";
import { disablesAt, type News, observe } from "../rules.ts";
import { disabled, type Ended, exhausted, failing, type Happening, recovered, tallies } from "./rules.ts";

export type { Ended, Happening } from "./rules.ts";

/**
 * What attempts mean for their endpoints, in the transaction that writes the attempts: pauses, warnings, endpoints that
 * are disabled, and the events about all this. Endpoints without any trouble cost nothing.
 */
export async function drawConclusions(tx: Queryable, ended: readonly Ended[], now: Date): Promise<Happening[]> {
  const happenings = [...exhausted(ended), ...(await judgeEndpoints(tx, ended, now))];
  const byMerchant = new Map<MerchantId, NewEvent[]>();
  for (const { merchantId, event } of happenings) {
    byMerchant.set(merchantId, [...(byMerchant.get(merchantId) ?? []), event]);
  }
  for (const [merchantId, events] of byMerchant) await publish(tx, merchantId, events, now);
  return happenings;
}

async function judgeEndpoints(tx: Queryable, ended: readonly Ended[], now: Date): Promise<Happening[]> {
  const concerned = tallies(ended);
  if (concerned.size === 0) return [];
  const keys = [...concerned.values()].map(({ latest }) => latest);
  const judged = (await queries.lock(tx, keys)).flatMap((before) => {
    const tally = concerned.get(before.endpoint_id);
    return tally ? [{ before, latest: tally.latest, ...observe(before, before, tally, now) }] : [];
  });
  await queries.save(
    tx,
    judged.map(({ before, lane }) => ({ ...before, ...lane })),
  );
  const happenings: Happening[] = [];
  for (const one of judged) {
    const news = one.latest.disables_endpoint ? [...one.news, "gone" as const] : one.news;
    for (const what of news) happenings.push(...(await act(tx, one, what, now)));
  }
  return happenings;
}

type Judged = { before: queries.LaneRow; lane: { failing_since: Date | null }; latest: Ended };

/** Does what a piece of news asks for; answers with what is to be told. */
async function act(
  tx: Queryable,
  { before, lane, latest }: Judged,
  what: News | "gone",
  now: Date,
): Promise<Happening[]> {
  const { merchant_id: merchantId, endpoint_id: endpointId, url } = before;
  const about = { merchantId, endpointId, url };
  switch (what) {
    case "opened":
    case "closed":
      await queries.setTurns(tx, before, what === "opened");
      return [];
    case "warn":
      return [failing(about, lane.failing_since, disablesAt(lane.failing_since, before.disable_after_hours), latest)];
    case "recovered":
      return [recovered(about, before.failing_since)];
    case "disable": {
      const message = `Every attempt has failed since ${lane.failing_since?.toISOString()}.`;
      const isDone = await disableEndpoint(tx, merchantId, endpointId, message, now);
      return isDone ? [disabled(about, "failing", message, lane.failing_since)] : [];
    }
    case "gone": {
      const message = latest.error ?? "";
      const isDone = await disableEndpoint(tx, merchantId, endpointId, message, now);
      if (isDone) await queries.markWarned(tx, before, now);
      return isDone ? [disabled(about, "gone", message, lane.failing_since)] : [];
    }
  }
}
