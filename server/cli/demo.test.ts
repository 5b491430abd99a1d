import { expect, test } from "vitest";
import { signIn } from "#lib/domain/members/signing-in/service.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { runProgram } from "#scripts/testing/run.ts";

const database = await testDatabase();
const env = { DATABASE_URL: database, NEXTAUTH_SECRET: "s".repeat(32), ENCRYPTION_KEY: "0".repeat(64) };
const demo = (...options: string[]) => runProgram(["server/cli.ts", "demo", ...options], { env });

const passwordIn = (text: string) => text.match(/^Password +(\S+)$/m)?.[1] ?? "";

test("demo makes the shop once, prints how to get in, and resets a lost password", { timeout: 60_000 }, async () => {
  const made = await demo();
  expect(made.stdout).toMatch(/^API key +sg_\w{36}$/m);
  expect(await signIn("mira@alderfinch.example", passwordIn(made.stdout), null)).not.toBeNull();

  const again = await demo();
  expect(again.stdout).toMatch(/^There is a demo shop already\./);
  expect(again.code).toBe(0);

  const reset = await demo("--reset-password");
  expect(passwordIn(reset.stdout)).not.toBe(passwordIn(made.stdout));
  expect(await signIn("mira@alderfinch.example", passwordIn(reset.stdout), null)).not.toBeNull();
});
