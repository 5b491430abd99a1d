import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { importConversations } from "#lib/domain/imports/service.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { runProgram } from "#scripts/testing/run.ts";

await testDatabase();

const dialogs = join(import.meta.dirname, "../../shared/data/taskmaster4-coffee.jsonl.gz");
const there = existsSync(dialogs);
if (!there) console.warn(`Skipped: the dialogs of Taskmaster-4 are not at ${dialogs}.`);

const folder = await mkdtemp(join(tmpdir(), "shopguide-taskmaster-"));
afterAll(() => rm(folder, { recursive: true }));

const convert = (...args: string[]) => runProgram(["scripts/convert-taskmaster.ts", ...args]);

const ordered = {
  conversation_id: "dlg-1",
  vertical: "Coffee",
  scenario: "Auto template 1 order a coffee drink",
  utterances: [
    { speaker: "user", text: "One latte", api_calls: ["add_order_item"] },
    { speaker: "assistant", text: "Is that all?" },
    { speaker: "user", text: "Yes", api_calls: ["finish_order"] },
  ],
};
const refused = { ...ordered, conversation_id: "dlg-2", utterances: ordered.utterances.slice(0, 2) };
const asked = { ...refused, conversation_id: "dlg-3", scenario: "Auto template 25 What's in a <drink>" };

async function write(name: string, lines: unknown[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, lines.map((line) => JSON.stringify(line)).join("\n"));
  return path;
}

test("an outcome is told only where the dialog shows it", async () => {
  const { stdout } = await convert(await write("three.jsonl", [ordered, refused, asked]), "--start", "2026-01-01");
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map(({ status, tags }) => [status, tags])).toEqual([
    ["resolved", ["coffee", "order"]],
    ["closed", ["coffee"]],
    ["resolved", ["coffee", "question"]],
  ]);
  expect(lines[0].messages[2]).toMatchObject({ role: "customer", metadata: { api_calls: ["finish_order"] } });
});

test("a line that is no dialog is left out and named, with exit code 1", async () => {
  const { code, stdout, stderr } = await convert(await write("bad.jsonl", [{ no: "dialog" }, ordered]));
  expect(code).toBe(1);
  expect(stdout.trim().split("\n")).toHaveLength(1);
  expect(stderr).toMatch(/^Line 1 is left out: .*conversation_id/);
});

test("a period that reaches into the future is refused in one line", async () => {
  const { code, stderr } = await convert("any.jsonl", "--start", "2999-01-01");
  expect(stderr).toMatch(/^90 days from 2999-01-01 reach into the future; .*\n$/);
  expect(code).toBe(1);
});

test.skipIf(!there)(
  "all 3,500 dialogs are converted alike each time and imported once",
  { timeout: 60_000 },
  async () => {
    const first = await convert(dialogs, "--start", "2026-01-01");
    const again = await convert(dialogs, "--start", "2026-01-01");
    expect(again.stdout).toBe(first.stdout);

    const { ctx, key } = await testMerchant();
    const run = () =>
      importConversations(
        ctx,
        (async function* () {
          yield Buffer.from(first.stdout);
        })(),
        (problem) => console.error(problem),
      );
    const started = performance.now();
    expect(await run()).toEqual({ imported: 3500, skipped: 0, failed: 0 });
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(await run()).toEqual({ imported: 0, skipped: 3500, failed: 0 });

    const found = await call("GET", "/v1/conversations?q=chai%20latte&limit=100", { key });
    expect(found.json.data).toHaveLength(100);
    const opened = await call("GET", `/v1/conversations/${found.json.data[0]?.id}`, { key });
    expect(opened.json.messages.map(({ content }) => content).join(" ")).toMatch(/chai/i);
    const dialog = await call("GET", "/v1/conversations?external_id=dlg-c55c12e7-3eab-4aa0-9d16-82b08128429c", { key });
    expect(dialog.json.data).toMatchObject([{ initial_message: "Can I get an mocha for Jean?", message_count: 4 }]);
  },
);
