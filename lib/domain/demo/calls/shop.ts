import { createConversation, updateConversation } from "#lib/domain/conversations/contract.ts";
import { giveFeedback } from "#lib/domain/conversations/feedback/contract.ts";
import { addMessage } from "#lib/domain/messages/contract.ts";
import { check } from "#lib/http/parse.ts";
import type { Random } from "../story/random.ts";
import { callOf, type DemoCall, failureOf } from "./call.ts";
import type { CallerName } from "./callers.ts";
import type { Made } from "./queries.ts";

const ofRecord = 620;
/** Now and then somebody sends a message without a word in it. */
const emptyShare = 0.009;

/** The calls that made a conversation: its first message, each further one, its end and what the customer thought. */
export function callsOfConversation(random: Random, made: Made): DemoCall[] {
  const caller: CallerName = made.channel === "email" ? "Help desk" : "Shop website";
  const params = { conversation_id: made.id };
  const [first, ...further] = made.messages;
  const texts = further.flatMap(({ at, role, length }) => {
    const sent = { role, content: "x".repeat(length) };
    const said = callOf(random, caller, addMessage, new Date(at), { params, sent, answered: ofRecord + length });
    return role === "customer" && random.chance(emptyShare) ? [emptyBefore(random, said, params), said] : [said];
  });
  const opening = { channel: made.channel, initial_message: "x".repeat(first?.length ?? 0) };
  const begun = callOf(random, caller, createConversation, made.started_at, { sent: opening, answered: 2 * ofRecord });
  const last = Math.max(made.started_at.getTime(), ...further.map(({ at }) => Date.parse(at)));
  const end = made.completed_at && new Date(Math.max(made.completed_at.getTime(), last + 1));
  const closed = end && callOf(random, caller, updateConversation, end, ending(params));
  const scored =
    end && made.scored && callOf(random, caller, giveFeedback, after(end, random.int(4, 90)), feedback(params));
  return [begun, ...texts, ...(closed ? [closed] : []), ...(scored ? [scored] : [])];
}

type Params = { conversation_id: string };

const ending = (params: Params) => ({ params, sent: { status: "resolved" }, answered: 2 * ofRecord });
const feedback = (params: Params) => ({ params, sent: { rating: 4 }, answered: 180 });

const after = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000);

function emptyBefore(random: Random, { caller, at }: DemoCall, params: Params): DemoCall {
  const sent = { role: "customer", content: "" };
  const failure = failureOf(() => check(addMessage.body, sent, "body"));
  return callOf(random, caller, addMessage, after(at, -random.int(2, 6)), { params, sent, failure });
}
