import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { MerchantId } from "#lib/context.ts";
import { inlined } from "#lib/db/copy.ts";
import { database } from "#lib/db/database.ts";
import { conversationRows } from "#lib/domain/conversations/export/service.ts";
import { env } from "#lib/env.ts";
import { merchantIds } from "../data/shops.ts";

export async function findPsql(): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const file = join(folder, "psql");
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  return undefined;
}

// CSV whose delimiter and quote occur in no JSON writes the lines as they are.
const asLines = "FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01'";

/** The rows that an export reads, as psql writes them: their columns as text, or in order as lines of JSON. */
async function statementOf(merchantId: string, form: "columns" | "json"): Promise<string> {
  const ctx = { merchantId: merchantId as MerchantId, db: database, now: () => new Date() } as Parameters<
    typeof conversationRows
  >[0];
  const rows = await conversationRows(ctx, {}, null);
  const select = inlined({ text: rows.select, values: rows.values });
  if (form === "columns") return `(${select}) TO STDOUT`;
  return `(SELECT row_to_json(x) FROM (${select}) x ORDER BY ${rows.order.join(", ")}) TO STDOUT (${asLines})`;
}

/** How many seconds `psql \copy … | gzip -1 > /dev/null` takes for all merchants, one after another. */
export async function pipe(psql: string, form: "columns" | "json"): Promise<number> {
  let seconds = 0;
  for (const merchantId of merchantIds) {
    const statement = (await statementOf(merchantId, form)).replace(/\s+/g, " ");
    const at = performance.now();
    const shell = spawn("sh", [
      "-c",
      '"$0" "$1" -qAtc "\\\\copy $2" | gzip -1 > /dev/null',
      psql,
      env().DATABASE_URL,
      statement,
    ]);
    let said = "";
    shell.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const [code] = (await once(shell, "close")) as [number];
    if (code !== 0 || said) throw new Error(`psql failed: ${said}`);
    seconds += (performance.now() - at) / 1000;
  }
  return seconds;
}
