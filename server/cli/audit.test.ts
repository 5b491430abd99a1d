import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { sealEntries } from "#lib/domain/audit/chain/service.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { runProgram } from "#scripts/testing/run.ts";
import { settled } from "#scripts/testing/settled.ts";

const url = await testDatabase();
// The key of `testDatabase`, with which the chains' heads are signed.
const env = { DATABASE_URL: url, NEXTAUTH_SECRET: "t".repeat(32), ENCRYPTION_KEY: "0".repeat(64) };
let [honest, tampered] = ["", ""];

beforeAll(async () => {
  const shops = [await testMerchant(), await testMerchant()] as const;
  [honest, tampered] = [shops[0].slug, shops[1].slug];
  await settled();
  for (const { ctx } of shops) await sealEntries(ctx.merchantId, new Date());
  const { merchantId } = shops[1].ctx;
  await database.query("UPDATE audit_logs SET actor_name = 'Nobody' WHERE merchant_id = $1 AND seq = 2", [merchantId]);
});

const verify = (...more: string[]) => runProgram(["server/cli.ts", "audit", "verify", ...more], { env });

test("an intact chain is one line and exit code 0", async () => {
  const { code, stdout, stderr } = await verify("--merchant", honest);
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${honest}: 2 sealed entries, intact.\n`, stderr: "" });
});

test("what was tampered with is named, and the exit code is 1", async () => {
  const { code, stdout } = await verify();
  const lines = stdout.trimEnd().split("\n");
  expect(lines[0]).toBe(`${honest}: 2 sealed entries, intact.`);
  expect(lines[1]).toBe(`${tampered}: 2 sealed entries, 1 fault.`);
  expect(lines[2]).toMatch(/^ {2}altered: Entry 2 \(aud_\w+\) was altered after it was sealed\.$/);
  expect(code).toBe(1);
});

test("an unknown merchant is one line", async () => {
  const { code, stderr } = await verify("--merchant", "nobody");
  expect([code, stderr]).toEqual([1, `✖ No merchant "nobody". There are: ${honest}, ${tampered}.\n`]);
});
