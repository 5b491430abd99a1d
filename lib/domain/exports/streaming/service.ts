import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "#lib/context.ts";
import { copiesAreFull, copyOut } from "#lib/db/copy.ts";
import { record } from "#lib/domain/audit/service.ts";
import { watchStanding } from "#lib/domain/stream/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { Reply } from "#lib/http/respond.ts";
import { log } from "#lib/log.ts";
import type { streamExport } from "../contract.ts";
import { endingOf, mediaTypeOf } from "../formats/contract.ts";
import { fileOf, type Shape } from "../formats/service.ts";
import { readingOf } from "../resources/service.ts";
import { assertPossible, type Wish } from "../rules.ts";
import { holdPlace } from "./room.ts";

type Query = Input<typeof streamExport>["query"];

/** How long a statement that cannot even begin has to say so before the answer's status is sent. */
const hesitationMs = 50;

/** `metadata.order` names a field of `metadata`. */
function filtersFrom(filter: NonNullable<Query["filter"]>): Record<string, string | string[] | Record<string, string>> {
  const named = Object.entries(filter);
  const own = named.filter(([name]) => !name.startsWith("metadata."));
  const metadata = named.filter(([name]) => name.startsWith("metadata."));
  const fields = metadata.map(([name, value]) => [name.slice("metadata.".length), String(value)]);
  return { ...Object.fromEntries(own), ...(fields.length > 0 && { metadata: Object.fromEntries(fields) }) };
}

function wishOf({ filter = {}, fields, include_messages, bom, end_line: _, ...query }: Query): Wish {
  return {
    ...query,
    filters: filtersFrom(filter),
    fields: fields?.split(",").map((name) => name.trim()),
    include_messages: include_messages === "true",
    bom: bom === "true",
  };
}

/** Answers with the rows while they are read. The caller's leaving ends the statement. */
export async function stream(ctx: Ctx, { query, request }: Input<typeof streamExport>): Promise<Reply> {
  const wish = wishOf(query);
  const endLine = query.end_line === "true";
  assertPossible(wish, ctx.scopes);
  if (endLine && wish.format !== "ndjson" && wish.format !== "csv")
    throw invalidField("end_line", "not_possible", "Only ndjson and csv can have one more line.");
  const { copy, fields } = await readingOf(ctx, wish);
  const headers = headersOf(wish, ctx.now());
  if (request.method === "HEAD") return new Reply(200, new ReadableStream(), headers);
  if (copiesAreFull()) throw busy();

  const leave = new AbortController();
  holdPlace(ctx, leave.signal);
  try {
    await note(ctx, wish);
    const options = {
      timeZone: wish.time_zone,
      soon: true,
      count: null,
      onCount: () => undefined,
      signal: leave.signal,
    };
    const rows = await begun(copyOut(copy, options));
    const shape: Shape = { ...wish, fields, name: wish.resource.replace("_", " "), endLine };
    const forget = watchStanding(ctx, () => leave.abort());
    leave.signal.addEventListener("abort", forget, { once: true });
    return new Reply(200, bodyOf(fileOf(rows, shape, { rows: 0 }), leave), headers);
  } catch (error) {
    leave.abort();
    throw error;
  }
}

const busy = () =>
  new AppError(
    "RATE_LIMITED",
    "All connections for exports are in use. Try again in a few seconds, or let `POST /v1/exports` wait for you.",
    {},
    { "retry-after": "5" },
  );

/** The same rows, of which the first is being read: a statement that fails at once fails the call. */
async function begun(rows: AsyncGenerator<Buffer>): Promise<AsyncGenerator<Buffer>> {
  const first = rows.next();
  await Promise.race([first, sleep(hesitationMs)]);
  return (async function* () {
    try {
      const { done, value } = await first;
      if (done) return;
      yield value;
      yield* rows;
    } finally {
      await rows.return(undefined);
    }
  })();
}

/** A failure on the way breaks the answer off, so that nobody takes it for whole. */
function bodyOf(bytes: AsyncGenerator<Buffer>, leave: AbortController): ReadableStream<Uint8Array> {
  const end = () => {
    leave.abort();
    void bytes.return(undefined).catch(() => undefined);
  };
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await bytes.next();
        if (!done) return controller.enqueue(value);
        leave.abort();
        controller.close();
      } catch (error) {
        if (!leave.signal.aborted) log.warn({ err: error }, "a streamed export broke off");
        end();
        controller.error(error);
      }
    },
    cancel: end,
  });
}

function headersOf({ resource, format, compression }: Wish, now: Date): Record<string, string> {
  const name = `${resource.replace("_", "-")}-${now.toISOString().slice(0, 10)}${endingOf(format, compression)}`;
  return {
    "content-type": mediaTypeOf(format, compression),
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "no-store, no-transform",
    // Tells nginx to pass everything on at once.
    "x-accel-buffering": "no",
  };
}

function note(ctx: Ctx, { resource, format, filters }: Wish): Promise<void> {
  const changes = {
    resource: { from: null, to: resource },
    format: { from: null, to: format },
    filters: { from: null, to: filters },
  };
  return record(ctx.db, ctx, { action: "export.streamed", target_type: "export", target_id: resource, changes });
}
