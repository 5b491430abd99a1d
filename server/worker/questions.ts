import { database } from "#lib/db/database.ts";
import { groupNext, merchantsWithQuestions } from "#lib/domain/analytics/insights/questions/grouping/service.ts";
import { log } from "#lib/log.ts";
import { type Loop, startLoop } from "./loop.ts";

const concurrency = 1;
const everyMs = 2_000;
const graceMs = 2_000;

/** Puts new questions of customers into groups, batch by batch; behind them, those that were there before. */
export function startQuestions(): Loop {
  return startLoop({
    concurrency,
    idleMs: everyMs,
    graceMs,
    async claim(room) {
      const jobs = await merchantsWithQuestions(database, room);
      return { jobs, more: jobs.length === room };
    },
    run: async (merchantId) => {
      await groupNext(merchantId, new Date());
    },
    onError: (error) => log[gaveWay(error) ? "debug" : "error"]({ err: error }, "grouping questions"),
  });
}

/** It lets a deletion at the same moment pass, and comes again. */
const gaveWay = (error: unknown): boolean => ["55P03", "40P01"].includes(String((error as { code?: unknown }).code));
