import { randomFillSync } from "node:crypto";

/** Every kind of id in the product: a prefix for the eye, then 48 bits of time and 80 random bits (a ULID). */
const prefixes = {
  merchant: "mrc",
  user: "usr",
  apiKey: "key",
  allowlistEntry: "ipa",
  customer: "cust",
  customerNote: "cnote",
  conversation: "conv",
  message: "msg",
  conversationNote: "note",
  event: "evt",
  webhookEndpoint: "we",
  webhookDelivery: "dlv",
  webhookAttempt: "att",
  webhookRecovery: "rec",
  auditLog: "aud",
  segment: "seg",
  alertRule: "alr",
  metric: "met",
  questionGroup: "qst",
  invitation: "inv",
  session: "ses",
  request: "req",
  export: "exp",
  exportSchedule: "exs",
} as const;

export type IdKind = keyof typeof prefixes;

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const timeLength = 10;
const randomLength = 16;

const pool = new Uint8Array(randomLength * 256);
let used = pool.length;

/** Random bytes for one id. Drawing them for many at once costs a tenth. */
function randomness(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += randomLength;
  return pool.subarray(used - randomLength, used);
}

/** A new id, e.g. `conv_01kpt2q4…`. Ids made later sort later; `time` (ms since 1970) is for past records. */
export function newId(kind: IdKind, time: number = Date.now()): string {
  let head = "";
  for (let rest = Math.max(0, Math.floor(time)), i = 0; i < timeLength; i++) {
    head = alphabet[rest % 32] + head;
    rest = Math.floor(rest / 32);
  }
  let tail = "";
  for (const byte of randomness()) tail += alphabet[byte & 31];
  return `${prefixes[kind]}_${head}${tail}`;
}

/** The moment an id was made, which is also the partition key of the tables cut by time. */
export function timeOfId(id: string): Date {
  const start = id.indexOf("_") + 1;
  let time = 0;
  for (const letter of id.slice(start, start + timeLength)) time = time * 32 + alphabet.indexOf(letter);
  return new Date(time);
}
