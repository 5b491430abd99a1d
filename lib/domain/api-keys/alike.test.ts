import { expect, test } from "vitest";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { generateKey } from "./rules.ts";

await testDatabase();

test("a mistyped key, one that nobody has and one of another form get the same answer, but for its id and date", async () => {
  const { key } = await testMerchant();
  const mistyped = `${key.slice(0, -1)}${key.endsWith("0") ? "1" : "0"}`;
  const answers = [];
  for (const wrong of [mistyped, generateKey(), "sg_short", "Zm9yZ2Vk"]) {
    const { status, headers, json } = await call("GET", "/v1/conversations", { key: wrong, peer: "203.0.113.77" });
    const names = [...headers.keys()].toSorted();
    answers.push({ status, names, body: { ...json, request_id: "" } });
  }
  expect(answers[0]).toMatchObject({ status: 401, body: { error: { code: "INVALID_API_KEY" } } });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});
