import { z } from "zod";
import { ConditionTree } from "#lib/conditions/contract.ts";
import { timestamp } from "#lib/http/schemas.ts";
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

const pem = z.string().trim().min(1).max(20_000);
const words = z
  .string()
  .trim()
  .max(1000)
  .regex(headerValuePattern, "may hold only visible ASCII characters")
  .nullable()
  .default(null);
export const clientAuthentications = ["basic", "body"] as const;

export const Authentication = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("none") }),
    z.object({ type: z.literal("basic"), username: z.string() }),
    z.object({ type: z.literal("bearer") }),
    z.object({ type: z.literal("header"), name: z.string() }),
    z.object({
      type: z.literal("oauth2"),
      token_url: z.string(),
      client_id: z.string(),
      scope: z.string().nullable(),
      audience: z.string().nullable(),
      client_authentication: z.enum(clientAuthentications),
    }),
    z.object({
      type: z.literal("client_certificate"),
      subject: z.string().meta({ examples: ["CN=shopguide.example.com"] }),
      issuer: z.string(),
      fingerprint_sha256: z.string(),
      expires_at: timestamp,
    }),
  ])
  .meta({
    id: "WebhookAuthentication",
    description:
      "How we prove to the receiver who we are, beside the signature. Passwords, tokens and keys are never shown.",
  });

export const AuthenticationInput = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("none") }),
    z.strictObject({ type: z.literal("basic"), username, password: z.string().max(1000) }),
    z.strictObject({ type: z.literal("bearer"), token: secret }),
    z.strictObject({ type: z.literal("header"), name: headerName, value: secret }),
    z.strictObject({
      type: z.literal("oauth2"),
      token_url: z
        .string()
        .trim()
        .max(2000)
        .meta({ description: "The token endpoint: https.", examples: ["https://auth.example.com/oauth/token"] }),
      client_id: z.string().min(1).max(500),
      client_secret: secret,
      scope: words.meta({ description: "Scopes to ask for, separated by spaces." }),
      audience: words.meta({ description: "Sent along where the server wants to know for whom the token is." }),
      client_authentication: z
        .enum(clientAuthentications)
        .default("basic")
        .meta({ description: "Whether id and secret go into a header (`basic`) or into the request's `body`." }),
    }),
    z.strictObject({
      type: z.literal("client_certificate"),
      certificate: pem.meta({ description: "PEM, with the certificates between it and its authority below it." }),
      key: pem.meta({ description: "Its private key in PEM, without a password." }),
      ca: pem
        .nullable()
        .default(null)
        .meta({ description: "PEM of an authority of your own, where the receiver's certificate is from it." }),
    }),
  ])
  .meta({
    id: "WebhookAuthenticationInput",
    description:
      "How we prove to the receiver who we are, beside the signature. Stored encrypted, never shown again. With `oauth2` " +
      "we fetch an access token by client credentials, keep it until near its end, and fetch another when the receiver " +
      "answers 401. With `client_certificate` we show it in the TLS handshake.",
    examples: [{ type: "bearer", token: "receiver-token" }],
  });

export type Authentication = z.output<typeof Authentication>;
export type AuthenticationInput = z.output<typeof AuthenticationInput>;
