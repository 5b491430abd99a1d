import ipaddr from "ipaddr.js";
import { z } from "zod";
import { OperatorError } from "#lib/operator-error.ts";

// The one place that reads `process.env`: every variable, its default and its check.

const emptyIsUnset = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(type: T) => z.preprocess(emptyIsUnset, type.optional());
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres:// or postgresql://");

const subnetList = z.string().transform((text, issues) => {
  const entries = text
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  for (const entry of entries) {
    if (!ipaddr.isValidCIDR(entry) && !ipaddr.isValid(entry)) {
      issues.addIssue({ code: "custom", message: `"${entry}" is not an address or a subnet such as 10.0.0.0/8` });
    }
  }
  return entries;
});

const flag = z.preprocess(
  (value) => (value === undefined || value === "" ? "false" : value),
  z.enum(["true", "false", "1", "0"]).transform((value) => value === "true" || value === "1"),
);

const atLeast = (least: number, otherwise: number) =>
  z.preprocess(emptyIsUnset, z.coerce.number("must be a number").int().min(least).default(otherwise));

const schema = z.object({
  PORT: z.preprocess(
    emptyIsUnset,
    z.coerce.number("must be a port number, such as 3000").int().min(0).max(65535).default(3000),
  ),
  HOST: optional(z.string()),
  DATABASE_URL: optional(postgresUrl),
  DATABASE_DIRECT_URL: optional(postgresUrl),
  DATABASE_POOL_SIZE: z.preprocess(emptyIsUnset, z.coerce.number("must be a number").int().min(2).max(200).default(10)),
  SHOPGUIDE_DATA_DIR: z.preprocess(emptyIsUnset, z.string().default(".data")),
  NEXT_DIST_DIR: z.preprocess(emptyIsUnset, z.string().default(".next")),
  NEXTAUTH_URL: optional(z.url("must be an absolute address such as https://api.example.com")),
  NEXTAUTH_SECRET: optional(
    z.string().min(32, "must have at least 32 characters; make one with: openssl rand -hex 32"),
  ),
  ENCRYPTION_KEY: optional(
    z.string().regex(/^[0-9a-f]{64}$/i, "must be 32 bytes in hex (64 digits); make one with: openssl rand -hex 32"),
  ),
  WEBHOOK_ALLOWED_SUBNETS: z.preprocess((value) => value ?? "", subnetList),
  WEBHOOK_SOURCE_ADDRESSES: z.preprocess((value) => value ?? "", subnetList),
  WEBHOOK_PROXY_URL: optional(z.string().regex(/^https?:\/\/[^/]/, "must start with http:// or https://")),
  TRUSTED_PROXIES: z.preprocess((value) => value ?? "", subnetList),
  REQUIRE_HTTPS: flag,
  TLS_CERT_FILE: optional(z.string()),
  TLS_KEY_FILE: optional(z.string()),
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, "must start with redis:// or rediss://")),
  RATE_LIMIT_STORE: z.preprocess(emptyIsUnset, z.enum(["memory", "postgres"]).default("memory")),
  RATE_LIMIT_PER_KEY: atLeast(1, 6_000),
  RATE_LIMIT_PER_MERCHANT: atLeast(1, 30_000),
  RATE_LIMIT_PER_SESSION: atLeast(1, 6_000),
  RATE_LIMIT_PER_ADDRESS: atLeast(1, 600),
  RATE_LIMIT_REFUSED: atLeast(1, 120),
  REQUEST_LOG_DAYS: atLeast(1, 90),
  EVENT_DAYS: atLeast(1, 180),
  WEBHOOK_LOG_DAYS: atLeast(1, 90),
  EXPORT_DAYS: atLeast(1, 7),
  EXPORT_CONNECTIONS: atLeast(1, 4),
  EXPORT_S3_BUCKET: optional(z.string()),
  EXPORT_S3_PREFIX: z.preprocess(emptyIsUnset, z.string().default("exports/")),
  EXPORT_S3_REGION: z.preprocess(emptyIsUnset, z.string().default("us-east-1")),
  EXPORT_S3_ENDPOINT: optional(z.url("must be an absolute address such as https://s3.example.com")),
  EXPORT_S3_PATH_STYLE: flag,
  EXPORT_S3_ACCESS_KEY_ID: optional(z.string()),
  EXPORT_S3_SECRET_ACCESS_KEY: optional(z.string()),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")),
  GOOGLE_CLIENT_ID: optional(z.string()),
  GOOGLE_CLIENT_SECRET: optional(z.string()),
  GOOGLE_ISSUER: z.preprocess(emptyIsUnset, z.url().default("https://accounts.google.com")),
  GITHUB_ID: optional(z.string()),
  GITHUB_SECRET: optional(z.string()),
  GITHUB_URL: z.preprocess(emptyIsUnset, z.url().default("https://github.com")),
  MAIL_FROM: optional(z.string().regex(/@/, "must have an address, such as ShopGuide <desk@example.com>")),
  REGION: z.preprocess(
    emptyIsUnset,
    z
      .string()
      .default("default")
      .transform((text) =>
        text
          .split(",")
          .map((name) => name.trim())
          .filter(Boolean),
      ),
  ),
  LOG_LEVEL: z.preprocess(
    emptyIsUnset,
    z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  ),
});

export type Settings = z.infer<typeof schema>;

/** The settings of a process that serves: the embedded start fills in what the operator left out. */
export type Env = Settings & {
  DATABASE_URL: string;
  NEXTAUTH_SECRET: string;
  ENCRYPTION_KEY: string;
  NEXTAUTH_URL: string;
};

/** A setting is missing or wrong. The message names the variable and the remedy. */
export class EnvError extends OperatorError {
  override name = "EnvError";
}

/** Checks the variables without asking for a database; throws `EnvError`. */
export function readSettings(source: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const result = schema.safeParse(source);
  if (result.success) return together(result.data);
  const issue = result.error.issues[0];
  throw new EnvError(`${String(issue?.path[0])}: ${issue?.message}.`);
}

const pairs = [
  ["TLS_CERT_FILE", "TLS_KEY_FILE", "https needs both the certificate and its key"],
  ["EXPORT_S3_ACCESS_KEY_ID", "EXPORT_S3_SECRET_ACCESS_KEY", "the bucket for exports needs both"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET", "signing in with Google needs both"],
  ["GITHUB_ID", "GITHUB_SECRET", "signing in with GitHub needs both"],
] as const;

function together(settings: Settings): Settings {
  for (const [one, other, why] of pairs) {
    if (Boolean(settings[one]) === Boolean(settings[other])) continue;
    throw new EnvError(`${settings[one] ? other : one}: is not set; ${why}.`);
  }
  if (settings.WEBHOOK_LOG_DAYS > settings.EVENT_DAYS) {
    throw new EnvError("WEBHOOK_LOG_DAYS: is more than EVENT_DAYS; a delivery shows its event.");
  }
  return settings;
}

/** Whether pages are built while they are looked at. */
export const isDevelopment = (): boolean => process.env.NODE_ENV === "development";

/** How much to log. A wrong value is left to `readSettings`, because the log is there before the settings are checked. */
export function logLevel(): Settings["LOG_LEVEL"] {
  const result = schema.shape.LOG_LEVEL.safeParse(process.env.LOG_LEVEL);
  return result.success ? result.data : "info";
}

/** Adds settings that the embedded start made, for this process and its children. */
export function provideSettings(values: Partial<Record<keyof Settings, string>>): void {
  Object.assign(process.env, values);
  cached = undefined;
}

/** The environment for a child process. */
export function childEnvironment(extra: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...extra };
}

let cached: Env | undefined;

/** All settings, read once. Throws `EnvError` naming the first that is missing or wrong. */
export function env(): Env {
  if (cached) return cached;
  const settings = readSettings();
  const { DATABASE_URL, NEXTAUTH_SECRET, ENCRYPTION_KEY } = settings;
  if (!DATABASE_URL) throw new EnvError("DATABASE_URL: is not set. Start with `npm start` for an embedded database.");
  if (!NEXTAUTH_SECRET)
    throw new EnvError("NEXTAUTH_SECRET: is required with DATABASE_URL; make one with: openssl rand -hex 32.");
  if (!ENCRYPTION_KEY)
    throw new EnvError("ENCRYPTION_KEY: is required with DATABASE_URL; make one with: openssl rand -hex 32.");
  const scheme = settings.TLS_CERT_FILE ? "https" : "http";
  const NEXTAUTH_URL = settings.NEXTAUTH_URL ?? `${scheme}://localhost:${settings.PORT}`;
  cached = { ...settings, DATABASE_URL, NEXTAUTH_SECRET, ENCRYPTION_KEY, NEXTAUTH_URL };
  return cached;
}
