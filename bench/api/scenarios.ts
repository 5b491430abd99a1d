import { database } from "#lib/db/database.ts";
import { commonWord, rareWord } from "../data/messages.ts";
import type { InProcess } from "./in-process.ts";
import type { Call, Figures } from "./measure.ts";
import { customerOfWriter, type Shop } from "./shop.ts";

/** What is measured together: calls of one kind, by how many callers at once, and what is promised of them. */
export type Scenario = {
  section: string;
  name: string;
  calls: readonly Call[];
  connections: number;
  /** How many things one call does. */
  items?: number;
  /** What the figures must be; the text says it. */
  aim?: { text: string; met: (figures: Figures) => boolean };
};

const many = 16;
/** Searches and batches: as many as come at once in earnest on a small machine. */
const few = 4;

const get = (path: string): Call => ({ method: "GET", path });
const list = (query: string) => get(`/v1/conversations?${query}`);

const lists: Record<string, string> = {
  "list, newest first": "limit=50",
  "list, escalated": "status=escalated",
  "list, tag and language": "tag=returns&language=de",
  "list, rare channel": "channel=kiosk",
  "list, metadata": "metadata[campaign]=autumn",
  "list, last week, satisfied": `started_after=${new Date(Date.now() - 7 * 86_400_000).toISOString()}&min_satisfaction=5`,
  "list, by satisfaction": "sort=-satisfaction_score",
  "list, by duration, closed": "sort=duration_seconds&status=closed",
  "list, with its total": "status=closed&include_total=true",
};

const searches: Record<string, string> = {
  "search, rare word": rareWord,
  "search, common word": commonWord,
  "search, part of a word": "engrav",
  "search, two words": "warranty size",
  "search, Chinese": "退货",
};

const fast = { text: "p95 < 200 ms", met: ({ p95 }: Figures) => p95 < 200 };

/** Calls of the largest merchant, which change nothing. */
export async function readingScenarios({ merchantId }: Shop): Promise<Scenario[]> {
  const rows = await database.query<{ id: string; email: string }>(
    `SELECT c.id, u.email FROM (SELECT * FROM conversations WHERE merchant_id = $1 ORDER BY started_at DESC LIMIT 100000) c
     JOIN customers u ON u.merchant_id = c.merchant_id AND u.id = c.customer_id
     WHERE u.email IS NOT NULL AND hashtext(c.id) % 1000 = 0 LIMIT 50`,
    [merchantId],
  );
  const one = ([name, query]: [string, string]): Scenario => ({
    section: "list",
    name,
    calls: [list(query)],
    connections: many,
  });
  const search = (name: string, words: string[]): Scenario => {
    const calls = words.map((q) => list(new URLSearchParams({ q }).toString()));
    return { section: "search", name, calls, connections: few, aim: fast };
  };
  return [
    ...Object.entries(lists).map(one),
    ...Object.entries(searches).map(([name, q]) => search(name, [q])),
    search(
      "search, e-mail",
      rows.map(({ email }) => email),
    ),
    {
      section: "get",
      name: "get",
      calls: rows.map(({ id }) => get(`/v1/conversations/${id}`)),
      connections: many,
      aim: { text: "p95 < 10 ms", met: ({ p95 }) => p95 < 10 },
    },
  ];
}

const opening = (n: number) => ({
  customer_id: customerOfWriter(n),
  page_url: `https://shop.example/products/${n}`,
  device_type: "mobile",
  language: "en",
  initial_message: `Do you have number ${n} in my size?`,
  tags: ["size"],
  metadata: { order: n },
});

/** Calls that write, for a merchant of their own; those of the batch change conversations that are made here. */
export async function writingScenarios(call: InProcess): Promise<Scenario[]> {
  const create = (n: number): Call => ({ method: "POST", path: "/v1/conversations", body: JSON.stringify(opening(n)) });
  const batches: Call[] = [];
  for (let turn = 0; turn < 8; turn++) batches.push(await batch(call, turn));
  return [
    {
      section: "create",
      name: "create",
      calls: Array.from({ length: 50 }, (_, n) => create(n)),
      connections: many,
      aim: { text: "≥ 1,500/s", met: ({ rate }) => rate >= 1500 },
    },
    {
      section: "batch",
      name: "batch of 1,000",
      calls: batches,
      connections: few,
      items: 1000,
      aim: { text: "≥ 10,000 items/s", met: ({ rate }) => rate * 1000 >= 10_000 },
    },
  ];
}

const path = "/v1/conversations/batch";

/** 400 new conversations, and a message, a tag and an update for each of 200 that are there. */
async function batch(call: InProcess, turn: number): Promise<Call> {
  const creates = Array.from({ length: 400 }, (_, n) => ({ action: "create", data: opening(turn * 400 + n) }));
  const made = await call("POST", path, JSON.stringify({ operations: creates.slice(0, 200) }));
  const { results } = JSON.parse(made.text) as { results: { conversation_id: string }[] };
  const changes = results.flatMap(({ conversation_id }, n) => [
    { action: "add_message", conversation_id, data: { role: "assistant", content: `Number ${n} is in stock.` } },
    { action: "tag", conversation_id, data: { tags: ["stock"] } },
    { action: "update", conversation_id, data: { satisfaction_score: n % 6, metadata: { seen: n } } },
  ]);
  return { method: "POST", path, body: JSON.stringify({ operations: [...creates, ...changes] }) };
}
