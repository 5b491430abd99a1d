import { setTimeout as sleep } from "node:timers/promises";
import { eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { generateSecret, signingKey } from "#lib/domain/webhooks/sending/signing.ts";
import { OperatorError } from "#lib/operator-error.ts";
import type { ListenOptions } from "../commands/listen.ts";
import { type Event, forward, reasonOf } from "./forward.ts";
import { readSse } from "./sse.ts";

const firstPauseMs = 2_000;

type Say = (line: string) => void;

/** Follows the stream until the process is stopped, and goes on after every cut exactly where it was. */
export async function listen(options: ListenOptions, say: Say): Promise<never> {
  const to = addressOf("--forward-to", options.forwardTo);
  const server = addressOf("--url", options.url);
  if (!(options.replayLast >= 0 && options.replayLast <= 100)) {
    throw new OperatorError("--replay-last must be a number from 0 to 100.");
  }
  const secret = generateSecret();
  const key = signingKey(secret);
  say(`Forwarding to ${to}, signed with ${secret}`);

  const pass = async (event: Event) => {
    say(`→ ${event.type} ${event.id}`);
    say(await forward(to, event, key));
  };
  const client = { server, key: options.apiKey, types: wantedTypes(options.events) };
  let place: string | null = null;
  let pauseMs = firstPauseMs;
  const replayed = new Set<string>();
  for (let first = true; ; first = false) {
    try {
      const stream = await open(client, place);
      say(first ? "Listening. Stop with Ctrl+C." : "Listening again.");
      // Only now, so that nothing falls between what is replayed and what is live.
      if (first && options.replayLast > 0) {
        for (const event of await newest(client, options.replayLast)) {
          replayed.add(event.id);
          await pass(event);
        }
      }
      for await (const message of readSse(stream)) {
        if (message.event === "gap") say(`Events may have been missed: ${message.data}`);
        else if (message.data !== null && !replayed.delete(eventOf(message.data).id)) await pass(eventOf(message.data));
        place = message.id ?? place;
        pauseMs = message.retryMs ?? pauseMs;
      }
      say("The server ended the stream.");
    } catch (error) {
      if (error instanceof OperatorError) throw error;
      say(`Not connected: ${reasonOf(error)}. Trying again in ${pauseMs / 1000} s.`);
    }
    await sleep(pauseMs);
  }
}

function addressOf(option: string, text: string): string {
  const url = URL.parse(text);
  if (url?.protocol === "http:" || url?.protocol === "https:") return url.href;
  throw new OperatorError(`${option} must be an address such as http://localhost:4000/hooks.`);
}

/** The types that a list of types and families names, all without one. */
function wantedTypes(list: string | undefined): string[] {
  const patterns = (list ?? "*").split(",").map((each) => each.trim());
  const matches = (pattern: string) =>
    eventTypes.filter((type) => pattern === "*" || pattern === type || pattern === `${type.split(".")[0]}.*`);
  for (const pattern of patterns) {
    if (matches(pattern).length === 0) throw new OperatorError(`--events: there is no event ${pattern}.`);
  }
  return [...new Set(patterns.flatMap(matches))];
}

type Client = { server: string; key: string; types: string[] };

async function request({ server, key }: Client, path: string, headers: Record<string, string> = {}): Promise<Response> {
  const response = await fetch(new URL(path, server), { headers: { authorization: `Bearer ${key}`, ...headers } });
  if (response.ok) return response;
  const { error } = (await response.json().catch(() => ({}))) as { error?: { message?: string } };
  const message = error?.message ?? `${server} answered ${response.status}.`;
  if (response.status >= 500 || response.status === 429) throw new Error(message);
  throw new OperatorError(message);
}

async function open(client: Client, place: string | null): Promise<AsyncIterable<Uint8Array>> {
  const headers: Record<string, string> = place === null ? {} : { "last-event-id": place };
  const { body } = await request(client, `/v1/stream?events=${client.types.join(",")}`, headers);
  if (!body) throw new Error("The server sent no stream");
  return body;
}

/** The newest events, oldest first. */
async function newest(client: Client, count: number): Promise<Event[]> {
  const response = await request(client, `/v1/events?limit=${count}&type=${client.types.join(",")}`);
  const { data } = (await response.json()) as { data: unknown[] };
  return data.map((event) => eventOf(JSON.stringify(event))).toReversed();
}

function eventOf(body: string): Event {
  const { id, event } = JSON.parse(body) as { id: string; event: string };
  return { id, type: event, body };
}
