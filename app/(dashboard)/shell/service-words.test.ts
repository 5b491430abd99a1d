import { expect, test } from "vitest";
import type { Part, State } from "#lib/domain/system/contract.ts";
import { serviceWords } from "./service-words.ts";

const at = "2026-11-23T10:00:00Z";
const status = (...ill: [Part, State, string][]) => ({
  status: ill[0]?.[1] ?? ("healthy" as const),
  parts: (["api", "database", "worker", "webhooks"] as const).map((name) => {
    const [, state, message] = ill.find(([part]) => part === name) ?? [name, "healthy" as const, null];
    return { name, status: state, since: at, message };
  }),
  uptime_seconds: 5,
  checked_at: at,
});

test("nothing is said while all is well, or before anything is known", () => {
  expect(serviceWords(status(), false)).toBeNull();
  expect(serviceWords(undefined, false)).toBeNull();
});

test("the worst part is named first, with what that means", () => {
  const ill = status(["database", "degraded", "The database answers slowly."], ["worker", "down", "No worker runs."]);
  expect(serviceWords(ill, false)).toEqual({
    glyph: "failed",
    title: "The worker is down",
    detail: "No worker runs. 1 more part is affected.",
  });
  expect(serviceWords(status(["webhooks", "degraded", "None was sent."]), false)).toMatchObject({
    glyph: "warning",
    title: "Webhooks are slow",
  });
});

test("a service that cannot be reached says so, whatever was known before", () => {
  expect(serviceWords(status(), true)).toMatchObject({ title: "No connection" });
});
