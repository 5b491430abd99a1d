import { expect, test } from "vitest";
import { complaints, importsOf } from "./import-rules.ts";

test("finds every form of import, and resolves paths from the root", () => {
  const text = `import type { A } from "#lib/env.ts";
import {
  b,
} from "../keys/service.ts";
import "./globals.css";
export { c } from "zod";
const d = await import("#server/main.ts");`;
  expect(importsOf("lib/domain/events/service.ts", text)).toEqual([
    "lib/env.ts",
    "lib/domain/keys/service.ts",
    "lib/domain/events/globals.css",
    "zod",
    "server/main.ts",
  ]);
});

const forbidden: [file: string, target: string, fix: RegExp][] = [
  ["components/ui/button.tsx", "#lib/env.ts", /pass what it needs in/],
  ["components/ui/button.tsx", "../../lib/env.ts", /pass what it needs in/],
  ["lib/domain/events/service.ts", "#app/handle.ts", /move what is shared into lib/],
  ["lib/domain/events/service.ts", "next/headers", /pass them in/],
  ["lib/http/handle.ts", "#lib/domain/events/contract.ts", /take the function/],
  ["lib/db/pool.ts", "#lib/domain/events/contract.ts", /take the function/],
  ["lib/domain/events/service.ts", "../webhooks/queries.ts", /call a verb/],
  ["lib/domain/events/service.ts", "../webhooks/sending/queries.ts", /call a verb/],
  ["app/v1/events/route.ts", "#lib/domain/events/queries.ts", /call a verb/],
  ["server/worker.ts", "#lib/domain/events/queries.ts", /call a verb/],
  ["lib/domain/events/contract.ts", "./service.ts", /run in the browser/],
  ["lib/domain/events/hooks.ts", "node:crypto", /run in the browser/],
  ["app/v1/events/route.ts", "#server/main.ts", /move what both need into lib/],
];

test.each(forbidden)("%s may not import %s", (file, target, fix) => {
  const found = complaints(file, `import { x } from "${target}";`);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(fix);
});

const allowed: [file: string, target: string][] = [
  ["components/data-table/table.tsx", "../ui/button.tsx"],
  ["lib/domain/events/service.ts", "./queries.ts"],
  ["lib/domain/webhooks/sending/deliver.ts", "../queries.ts"],
  ["lib/domain/events/service.ts", "#lib/domain/webhooks/service.ts"],
  ["lib/domain/events/service.ts", "#lib/http/errors.ts"],
  ["lib/domain/members/session.ts", "next-auth/jwt"],
  ["app/v1/events/route.ts", "#lib/domain/events/service.ts"],
  ["server/worker.ts", "#lib/db/pool.ts"],
  ["lib/domain/events/service.test.ts", "#scripts/testing/database.ts"],
];

test.each(allowed)("%s may import %s", (file, target) => {
  expect(complaints(file, `import { x } from "${target}";`)).toEqual([]);
});
