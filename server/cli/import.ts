import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import pg from "pg";
import { type ImportSummary, importConversations } from "#lib/domain/imports/service.ts";
import { OperatorError, oneLine } from "#lib/operator-error.ts";
import { asMerchant } from "./as-merchant.ts";
import { startProgress } from "./progress.ts";

/** Imports a file for a merchant. Bad lines go to standard error, beside a progress bar on a terminal. */
export async function importFile(file: string, merchant: string): Promise<ImportSummary & { seconds: number }> {
  const size = file === "-" ? null : await sizeOf(file);
  return asMerchant(merchant, async (ctx) => {
    const started = performance.now();
    const progress = startProgress(size);
    try {
      const source = progress.count(size === null ? process.stdin : createReadStream(file));
      const summary = await importConversations(ctx, source, ({ line, reason }) =>
        progress.say(`Line ${line}: ${reason}`),
      );
      return { ...summary, seconds: Math.round(performance.now() - started) / 1000 };
    } catch (error) {
      throw lostDatabase(error)
        ? new OperatorError(
            `The import stopped: ${oneLine(error)}. What came before is kept; run the command again to go on.`,
          )
        : error;
    } finally {
      progress.end();
    }
  });
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error) => {
    throw new OperatorError(`The file ${file} cannot be read: ${oneLine(error)}.`);
  });
  if (found.isDirectory()) throw new OperatorError(`${file} is a folder; name a file.`);
  return found.size;
}

function lostDatabase(error: unknown): boolean {
  return error instanceof pg.DatabaseError || /connect|ECONN|terminat/i.test(oneLine(error));
}
