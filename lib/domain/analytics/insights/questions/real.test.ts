import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { recordHistory } from "#lib/domain/imports/service.ts";
import { readLines } from "#lib/lines.ts";
import { Dialog, toImportLine } from "#scripts/taskmaster/dialog.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { groupNext } from "./grouping/service.ts";
import { list } from "./service.ts";

await testDatabase();

const dialogs = join(import.meta.dirname, "../../../../../../shared/data/taskmaster4-coffee.jsonl.gz");
const there = existsSync(dialogs);
if (!there) console.warn(`Skipped: the dialogs of Taskmaster-4 are not at ${dialogs}.`);

/** What a reader of the 3,500 dialogs would name first, as words of the label. */
const expected = [
  /mocha/i,
  /latte/i,
  /cortado/i,
  /cappuccino/i,
  /chai latte/i,
  /americano/i,
  /macchiato/i,
  /espresso/i,
  /what.*syrup/i,
  /menu/i,
  /what.*sweetener/i,
  /what.*tea/i,
];

test.skipIf(!there)(
  "the most frequent questions of 3,500 real dialogs are what a reader would name",
  async () => {
    const { ctx } = await testMerchant();
    const period = { start: new Date("2026-08-26T00:00:00Z"), days: 80 };
    const lines = [];
    for await (const line of readLines(createReadStream(dialogs))) {
      if ("text" in line) lines.push(toImportLine(Dialog.parse(JSON.parse(line.text)), period));
    }
    for (let at = 0; at < lines.length; at += 500) await recordHistory(ctx, lines.slice(at, at + 500));
    while (await groupNext(ctx.merchantId, ctx.now()));
    const query = { from: "2026-08-26", to: "2026-11-20", limit: 30, sort: "-conversations", format: "json" } as const;
    const answer = await list(ctx, query);
    if (!("questions" in answer)) throw new Error("Asked for JSON.");
    const labels = answer.questions.map(({ label }) => label);
    for (const wording of expected) expect(labels.join("\n")).toMatch(wording);
    expect(labels.every((label) => label.length <= 110)).toBe(true);
    expect(labels.filter((label) => /^(yes|no|ok|thanks)\b[^?]*$/i.test(label))).toEqual([]);
    // Half of all conversations are in thirty groups, and nearly all in some group.
    const covered = answer.questions.reduce((sum, { conversations }) => sum + conversations.count, 0);
    expect(covered / answer.conversations).toBeGreaterThan(0.5);
    expect(answer.grouped / answer.conversations).toBeGreaterThan(0.95);
  },
  60_000,
);
