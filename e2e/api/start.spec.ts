import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { runProgram } from "../../scripts/testing/run.ts";
import { launch } from "../launch.ts";
import { expect, test } from "../product.ts";

test.describe.configure({ mode: "serial" });

let folder = "";
let headers = {};

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "shopguide-start-"));
});

test.afterAll(() => rm(folder, { recursive: true }));

/** The command line beside a running server, or without one. */
const doctor = () => runProgram(["server/cli.ts", "doctor"], { env: { SHOPGUIDE_DATA_DIR: folder, PORT: "0" } });
const named = { customer: { email: "ada@shop.example" }, initial_message: "Is it in stock?" };

test("the first start shows the demo sign-in and ends on SIGTERM with exit code 0", async ({ request }) => {
  const first = await launch(folder);
  const { email, password, apiKey } = first.demo ?? {};
  for (const secret of [email, password, apiKey]) expect(first.console()).toContain(secret);
  headers = { authorization: `Bearer ${apiKey}` };
  const made = await request.post(`${first.address}/v1/conversations`, {
    headers,
    data: { external_id: "kept", ...named },
  });
  expect(made.status()).toBe(201);
  expect(await first.stop()).toBe(0);
});

test("a later start keeps the data and shows no secret", async ({ request }) => {
  const second = await launch(folder);
  expect((await request.get(`${second.address}/healthz`)).status()).toBe(200);
  expect(second.console()).not.toContain("sg_");
  const list = await request.get(`${second.address}/v1/conversations?limit=1`, { headers });
  expect((await list.json()).data[0].external_id).toBe("kept");
  expect(await doctor()).toMatchObject({ code: 0, stdout: expect.stringContaining("all are applied") });
  second.process.kill("SIGKILL");
  await once(second.process, "exit");
});

test("a start after SIGKILL takes over what was left running", async ({ request }) => {
  const third = await launch(folder);
  const list = await request.get(`${third.address}/v1/conversations?limit=1`, { headers });
  expect((await list.json()).data[0].external_id).toBe("kept");
  expect(await third.stop()).toBe(0);
  expect(await doctor()).toMatchObject({ code: 0, stdout: expect.stringContaining("all are applied") });
});

test("SIGTERM to npm itself stops server and database", async ({ request }) => {
  const npm = spawn("npm", ["start"], { env: { ...process.env, PORT: "0", SHOPGUIDE_DATA_DIR: folder } });
  let written = "";
  await new Promise<void>((resolve) => {
    npm.stdout.setEncoding("utf8").on("data", (text: string) => {
      written += text;
      if (written.includes("is running")) resolve();
    });
  });
  const [address = ""] = /http:\S+/.exec(stripVTControlCharacters(written)) ?? [];
  expect((await request.get(`${address}/healthz`)).status()).toBe(200);
  npm.kill("SIGTERM");
  await once(npm, "exit");
  await expect(request.get(`${address}/healthz`)).rejects.toThrow("ECONNREFUSED");
  expect(existsSync(join(folder, "postgres/postmaster.pid"))).toBe(false);
});
