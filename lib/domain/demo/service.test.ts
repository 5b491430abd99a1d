import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { checkKey } from "#lib/domain/api-keys/check.ts";
import { signIn } from "#lib/domain/members/service.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { resetDemoPassword, seedDemo } from "./service.ts";

await testDatabase();

test("the demo shop is made once, with a sign-in, a key and its history", async () => {
  expect(await resetDemoPassword()).toBeNull();
  const demo = await seedDemo();
  if (!demo) throw new Error("There is no demo shop yet.");
  expect(await seedDemo()).toBeNull();

  const account = await signIn(demo.email, demo.password, null);
  expect(account?.merchant).toMatchObject({ slug: "demo", name: "Alder & Finch", time_zone: "Europe/Lisbon" });
  expect(await checkKey(demo.apiKey, null)).toMatchObject({ scopes: ["*"] });

  const [figures] = await database.query<Record<string, number>>(
    `SELECT count(*)::int AS conversations, sum(message_count)::int AS messages,
            (SELECT count(*)::int FROM messages) AS stored, count(*) FILTER (WHERE created_at <> started_at)::int AS late
     FROM conversations`,
  );
  expect(figures).toMatchObject({ conversations: 420, late: 0 });
  expect(figures?.stored).toBe(figures?.messages);
});

test("a new password replaces the old one", async () => {
  const reset = await resetDemoPassword();
  if (!reset) throw new Error("The demo shop is gone.");
  expect(reset.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  expect(await signIn(reset.email, reset.password, null)).not.toBeNull();
  expect(await signIn(reset.email, "the old one", null)).toBeNull();
});
