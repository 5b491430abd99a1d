import { hash } from "node:crypto";
import { log } from "#lib/log.ts";
import type { Call, Identity } from "./call.ts";
import { takesIdempotencyKey } from "./contract.ts";
import { AppError, invalidField } from "./errors.ts";
import type { Answer } from "./respond.ts";

// The Idempotency-Key of draft-ietf-httpapi-idempotency-key-header: a write that is sent again is carried out once.

/** Whose key it is, and which run of it this is. */
export type Run = { identity: Identity; key: string; id: string };

export type Claim =
  | { state: "ours" }
  | { state: "running" }
  | { state: "other request" }
  | { state: "done"; answer: Answer };

/** An answer that can be given again. */
export type Kept = Answer & { body: string | null };

/** Where answers are kept. A key belongs to the caller; a run that dies gives it back after a while. */
export type IdempotencyStore = {
  claim(run: Run, fingerprint: string): Promise<Claim>;
  /** Does the work while nobody else has the key. What it changes and its answer are kept together, or neither is. */
  carryOut(run: Run, work: () => Promise<Answer>): Promise<Answer>;
  release(run: Run): Promise<void>;
};

const header = "Idempotency-Key";

/** The key, bare or in quotes as the draft writes it; null when the call has none or needs none. */
function keyOf({ contract, request }: Call): string | null {
  const given = takesIdempotencyKey(contract) ? request.headers.get(header) : null;
  if (given === null) return null;
  const key = /^"(.*)"$/.exec(given)?.[1] ?? given;
  if (/^[\x20-\x7e]{1,255}$/.test(key)) return key;
  throw invalidField(header, "invalid_format", "must have 1 to 255 printable ASCII characters.");
}

function fingerprintOf({ contract, request, bodyText }: Call): string {
  const { pathname, search } = new URL(request.url);
  return hash("sha256", `${contract.method} ${pathname}${search}\n${bodyText ?? ""}`, "hex");
}

/** Runs the call once per key: the same call again gets the first one's answer. */
export async function once(call: Call, store: IdempotencyStore, perform: () => Promise<Answer>): Promise<Answer> {
  const key = call.identity && keyOf(call);
  if (!call.identity || key === null) return perform();
  const run: Run = { identity: call.identity, key, id: call.id };
  const claim = await store.claim(run, fingerprintOf(call));
  if (claim.state !== "ours") return replay(claim);
  try {
    return await store.carryOut(run, perform);
  } catch (error) {
    await store.release(run).catch((failure: unknown) => {
      log.error({ err: failure, requestId: run.id }, "an idempotency key was not given back");
    });
    throw error;
  }
}

function replay(claim: Exclude<Claim, { state: "ours" }>): Answer {
  if (claim.state === "done") {
    return { ...claim.answer, headers: { ...claim.answer.headers, "idempotency-replayed": "true" } };
  }
  if (claim.state === "running") throw inUse();
  const message = `This ${header} was used for another call. Take a new key for each call that is not a repetition.`;
  throw new AppError("IDEMPOTENCY_KEY_REUSED", message);
}

/** Also for a run that stood still for so long that another has its key now: its changes are undone. */
export function inUse(): AppError {
  const message = `A call with this ${header} is still running. Send it again in a moment to get its answer.`;
  return new AppError("IDEMPOTENCY_KEY_IN_USE", message, { retry_after: 1 }, { "retry-after": "1" });
}

/** What was carried out or refused for good is kept; after a failure of ours the key is free for another try. */
export const isKept = (answer: Answer): answer is Kept =>
  answer.status < 500 && !(answer.body instanceof ReadableStream);
