import pg from "pg";
import type { Ctx } from "#lib/context.ts";
import { record } from "#lib/domain/audit/service.ts";
import { AppError } from "#lib/http/errors.ts";
import { type Line, readLines } from "#lib/lines.ts";
import { oneLine } from "#lib/operator-error.ts";
import { ImportedConversation, type ImportLine } from "./contract.ts";
import { readRecord, reasonOf } from "./read.ts";
import { type ConversationRecord, toRecord } from "./rules.ts";
import { writeRecords } from "./write.ts";

export type ImportSummary = { imported: number; skipped: number; failed: number };

export type LineProblem = { line: number; reason: string };

type Item = { line: number; record: ConversationRecord };

// A chunk is one transaction: long enough to be fast, short enough not to hold back the stream's readers.
const chunkLines = 250;
const chunkCharacters = 4 * 1024 * 1024;

/**
 * Imports JSON Lines, plain or gzipped, in chunks that commit by themselves. A bad line is reported and left out; what
 * was imported before is skipped. Throws only when going on makes no sense, such as without a database.
 */
export async function importConversations(
  ctx: Ctx,
  source: AsyncIterable<Uint8Array>,
  report: (problem: LineProblem) => void,
): Promise<ImportSummary> {
  const summary: ImportSummary = { imported: 0, skipped: 0, failed: 0 };
  for await (const lines of chunksOf(readLines(source))) {
    const problems: LineProblem[] = [];
    const items = lines.flatMap((line) => readItem(line, ctx.now(), problems));
    const imported = await writeItems(ctx, items, problems);
    summary.imported += imported;
    summary.failed += problems.length;
    summary.skipped += lines.length - imported - problems.length;
    for (const problem of problems.sort((a, b) => a.line - b.line)) report(problem);
  }
  await audit(ctx, summary);
  return summary;
}

/** Writes conversations as if the product had recorded each while it happened. Answers with how many were new. */
export async function recordHistory(ctx: Ctx, lines: ImportLine[]): Promise<number> {
  const records = lines.map((line) => {
    const record = toRecord(ImportedConversation.parse(line), ctx.now());
    const { started_at, completed_at, last_message_at } = record;
    return { ...record, created_at: started_at, updated_at: completed_at ?? last_message_at ?? started_at };
  });
  return ctx.db.transaction((tx) => writeRecords(tx, ctx, records));
}

async function* chunksOf(lines: AsyncIterable<Line>): AsyncGenerator<Line[]> {
  let chunk: Line[] = [];
  let characters = 0;
  for await (const line of lines) {
    chunk.push(line);
    characters += "text" in line ? line.text.length : 0;
    if (chunk.length < chunkLines && characters < chunkCharacters) continue;
    yield chunk;
    chunk = [];
    characters = 0;
  }
  if (chunk.length > 0) yield chunk;
}

function readItem(line: Line, now: Date, problems: LineProblem[]): Item[] {
  try {
    return [{ line: line.number, record: readRecord(line, now) }];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problems.push({ line: line.number, reason: reasonOf(error) });
    return [];
  }
}

/** When the chunk as a whole is refused, its lines are tried one by one, so that only the bad ones are left out. */
async function writeItems(ctx: Ctx, items: Item[], problems: LineProblem[]): Promise<number> {
  if (items.length === 0) return 0;
  try {
    const records = items.map((item) => item.record);
    return await ctx.db.transaction((tx) => writeRecords(tx, ctx, records));
  } catch (error) {
    if (!isFaultOfLine(error)) throw error;
    const [first, ...others] = items;
    if (first && others.length === 0) {
      problems.push({ line: first.line, reason: error instanceof AppError ? reasonOf(error) : `${oneLine(error)}.` });
      return 0;
    }
    let imported = 0;
    for (const item of items) imported += await writeItems(ctx, [item], problems);
    return imported;
  }
}

/** SQLSTATE classes that speak of the data or of a neighbour's transaction, not of the database's own state. */
const dataClasses = new Set(["21", "22", "23", "40", "54", "P0"]);

function isFaultOfLine(error: unknown): error is AppError | pg.DatabaseError {
  if (error instanceof AppError) return true;
  return error instanceof pg.DatabaseError && dataClasses.has(error.code?.slice(0, 2) ?? "");
}

async function audit(ctx: Ctx, { imported, skipped, failed }: ImportSummary): Promise<void> {
  const changes = Object.fromEntries(
    Object.entries({ imported, skipped, failed }).map(([name, to]) => [name, { from: null, to }]),
  );
  const entry = { action: "conversations.imported", target_type: "merchant", target_id: ctx.merchantId, changes };
  await ctx.db.transaction((tx) => record(tx, ctx, entry));
}
