import type { Contract } from "#lib/http/contract.ts";
import type { Random } from "../story/random.ts";
import type { CallerName } from "./callers.ts";

/** A call of the demo shop's past. Without a failure it was answered with the contract's first status. */
export type DemoCall = {
  caller: CallerName;
  contract: Contract;
  at: Date;
  path: string;
  search: string;
  durationMs: number;
  sent: string | null;
  answered: number;
  failure: unknown;
};

type Wishes = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  sent?: unknown;
  /** Bytes of the answer's body. */
  answered?: number;
  failure?: unknown;
};

/** How long an operation usually takes, in milliseconds. */
const usualMs: Record<string, number> = {
  createConversation: 13,
  addMessage: 8,
  updateConversation: 9,
  giveFeedback: 7,
  getConversation: 6,
  listConversations: 24,
  getCustomer: 4,
  listEvents: 6,
  batchInventory: 58,
  getInventoryStatus: 11,
  getAnalyticsSummary: 17,
  getConversationSeries: 31,
};
const refusedMs = 1.6;
const spread = 0.9;
/** Once in a while something else kept the machine busy. */
const late = { share: 0.012, times: 9 };

export function callOf(
  random: Random,
  caller: CallerName,
  contract: Contract,
  at: Date,
  wishes: Wishes = {},
): DemoCall {
  const { params = {}, query = {}, sent, answered = 0, failure } = wishes;
  const middle = failure ? refusedMs : (usualMs[contract.id] ?? 10);
  const search = new URLSearchParams(query).toString();
  return {
    ...{ caller, contract, at, answered, failure },
    path: contract.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? ""),
    search: search && `?${search}`,
    durationMs: random.around(middle, spread) * (random.chance(late.share) ? late.times : 1),
    sent: sent === undefined ? null : JSON.stringify(sent),
  };
}

/** What `work` refuses its input with. */
export function failureOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("This was to fail.");
}
