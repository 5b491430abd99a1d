import { z } from "zod";
import { ConditionTree } from "#lib/conditions/contract.ts";
import { headerNameProblem, headerValuePattern, presetDelays, retryPresets } from "./rules.ts";

// How an endpoint wants to be sent to. Browser-safe.

const maxHeaders = 20;
const week = 7 * 24 * 60 * 60;

const preset = z.enum(retryPresets).meta({
  description:
    "`exponential`: ten tries over about three days. `linear`: ten tries, each pause half an hour longer. `fixed`: ten " +
    "tries, an hour apart. `own`: the pauses in `delays_seconds`.",
});
const delays = z
  .array(z.int().min(1).max(week))
  .max(30)
  .meta({
    description: "The pause after each failure, each ±20 %. An empty list: a failure is not tried again.",
    examples: [[10, 60, 600, 3600]],
  });

export const RetrySchedule = z
  .object({ preset, delays_seconds: delays })
  .meta({ id: "WebhookRetrySchedule", description: "When a delivery that failed is tried again." });

export const RetryScheduleInput = z
  .strictObject({ preset, delays_seconds: delays.optional() })
  .superRefine(({ preset, delays_seconds: own }, issues) => {
    const path = ["delays_seconds"];
    if (preset === "own") {
      if (!own) issues.addIssue({ code: "custom", path, message: "is required with the preset own" });
    } else if (own && String(own) !== String(presetDelays[preset])) {
      issues.addIssue({ code: "custom", path, message: "can be chosen only with the preset own" });
    }
  })
  .meta({ id: "WebhookRetryScheduleInput" });

const headerName = z.string().superRefine((name, issues) => {
  const problem = headerNameProblem(name);
  if (problem) issues.addIssue({ code: "custom", message: `${name.slice(0, 100)} ${problem}` });
});
const headerValue = z.string().max(1000).regex(headerValuePattern, "may hold only visible ASCII characters");

export const CustomHeaders = z
  .record(z.string(), headerValue)
  .superRefine((headers, issues) => {
    const names = Object.keys(headers);
    if (names.length > maxHeaders)
      issues.addIssue({ code: "custom", message: `may have at most ${maxHeaders} headers` });
    for (const name of names) {
      const problem = name.toLowerCase() === "authorization" ? "belongs into authentication." : headerNameProblem(name);
      if (problem) issues.addIssue({ code: "custom", path: [name], message: `${name.slice(0, 100)} ${problem}` });
    }
    if (new Set(names.map((name) => name.toLowerCase())).size < names.length)
      issues.addIssue({ code: "custom", message: "may name each header only once" });
  })
  .meta({
    description:
      "Sent along with every delivery, and shown in the log: put secrets into `authentication`. Headers that we set " +
      "cannot be replaced.",
    examples: [{ "X-Shop": "north" }],
  });

export const PayloadFilter = ConditionTree.nullable().meta({
  description:
    "Which events the endpoint gets, by what the body says: `data.cart_value`, `event`. What does not match is not sent, " +
    "and its delivery is `filtered` with the reason. Null: everything.",
  examples: [{ all: [{ field: "data.cart_value", op: "gte", value: 100 }] }],
});

const secret = z.string().min(1).max(4000).regex(headerValuePattern, "may hold only visible ASCII characters");
const username = z
  .string()
  .max(200)
  .regex(/^[^:\r\n]*$/, "may not contain a colon");

export const Authentication = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("none") }),
    z.object({ type: z.literal("basic"), username: z.string() }),
    z.object({ type: z.literal("bearer") }),
    z.object({ type: z.literal("header"), name: z.string() }),
  ])
  .meta({
    id: "WebhookAuthentication",
    description: "How we prove to the receiver who we are, beside the signature. Passwords and tokens are never shown.",
  });

export const AuthenticationInput = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("none") }),
    z.strictObject({ type: z.literal("basic"), username, password: z.string().max(1000) }),
    z.strictObject({ type: z.literal("bearer"), token: secret }),
    z.strictObject({ type: z.literal("header"), name: headerName, value: secret }),
  ])
  .meta({
    id: "WebhookAuthenticationInput",
    description: "How we prove to the receiver who we are, beside the signature. Stored encrypted, never shown again.",
    examples: [{ type: "bearer", token: "receiver-token" }],
  });

export type Authentication = z.output<typeof Authentication>;
export type AuthenticationInput = z.output<typeof AuthenticationInput>;
