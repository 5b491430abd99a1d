import { createHash } from "node:crypto";
import { z } from "zod";
import type { ImportLine } from "#lib/domain/imports/contract.ts";
import { pseudonymOf } from "./pseudonym.ts";

/** A dialog of Taskmaster-4 as the data set writes it. */
export const Dialog = z.object({
  conversation_id: z.string().min(1),
  vertical: z.string(),
  scenario: z.string(),
  utterances: z
    .array(
      z.object({
        speaker: z.enum(["user", "assistant"]),
        text: z.string(),
        api_calls: z.array(z.string()).default([]),
      }),
    )
    .min(1),
});

/** The days over which the dialogs are spread, since the data set has no times. */
export type Period = { start: Date; days: number };

/** Scenarios in which the customer wanted an answer, not a drink, and got it in words or as the menu on the screen. */
const question = /what's in|what kind|do you have/i;

const resolved = { status: "resolved", resolution_status: "resolved" } as const;
const unresolved = { status: "closed", resolution_status: "unresolved" } as const;

const customers = 1200;
const opensAt = 7 * 3600;
const openFor = 13 * 3600;

/** The same dialog always gives the same line: times and customer follow from its id. */
export function toImportLine(dialog: z.output<typeof Dialog>, { start, days }: Period): ImportLine {
  const next = numbersFrom(dialog.conversation_id);
  const day = Math.floor(next() * days);
  const startedAt = start.getTime() + (day * 86_400 + opensAt + Math.floor(next() * openFor)) * 1000;
  const customer = Math.floor(next() * customers);
  const calls = dialog.utterances.flatMap((utterance) => utterance.api_calls);
  const ordered = calls.includes("finish_order");
  const asked = question.test(dialog.scenario);
  let at = startedAt;
  const messages = dialog.utterances.map(({ speaker, text, api_calls }, index) => {
    if (index > 0) at += pauseMs(speaker, text, next());
    return {
      role: speaker === "user" ? ("customer" as const) : ("assistant" as const),
      content: text,
      sent_at: new Date(at).toISOString(),
      ...(api_calls.length > 0 && { metadata: { api_calls } }),
    };
  });
  return {
    external_id: dialog.conversation_id,
    customer: { external_id: `taskmaster-${customer}`, name: pseudonymOf(customer), language: "en" },
    ...(ordered || asked ? resolved : unresolved),
    language: "en",
    tags: [dialog.vertical.toLowerCase(), ...(ordered ? ["order"] : asked ? ["question"] : [])],
    metadata: {
      source: "Taskmaster-4",
      scenario: dialog.scenario,
      order_finished: ordered,
      invented: ["customer", "times"],
    },
    started_at: new Date(startedAt).toISOString(),
    messages,
  };
}

/** A person reads and types; the assistant answers within seconds. */
function pauseMs(speaker: "user" | "assistant", text: string, chance: number): number {
  const base = speaker === "user" ? 4000 + text.length * 120 : 700 + text.length * 8;
  return Math.round(base * (0.7 + chance * 0.8));
}

/** Numbers from 0 to 1 that look like chance and follow from the text. */
function numbersFrom(text: string): () => number {
  let state = createHash("sha256").update(text).digest();
  let used = 0;
  return () => {
    if (used === 8) {
      state = createHash("sha256").update(state).digest();
      used = 0;
    }
    return state.readUInt32BE(4 * used++) / 2 ** 32;
  };
}
