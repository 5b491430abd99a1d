import type { Cart } from "./cart.ts";
import type { Cast } from "./cast.ts";
import type { Exchange, Opening, Phrasebook, Reason, Scenario } from "./phrasebook.ts";
import { canSay } from "./say.ts";

/** What a conversation is going to be about, and who takes part. */
export type Plot = { book: Phrasebook; scenario: Scenario; opening: Opening; cast: Cast; cart: Cart };

/** Over, waiting for a person, or running right now. */
export type Stage = "past" | "waiting" | "running";

export type Ending =
  | { kind: "resolved" | "unanswered" | "open" }
  | { kind: "handover"; reason: Reason; until: "asked" | "taken" | "solved" };

export type Turn = {
  role: "customer" | "assistant" | "agent" | "system";
  text: string;
  source?: string;
  /** What kind of pause comes before it, where the role does not tell. */
  pause?: "nudge" | "takeover" | "silence";
};

/** Whether it can be told of this cast. */
export const fits = ({ ask, answer }: Exchange, { slots }: Cast) => canSay(ask, slots) && canSay(answer, slots);
