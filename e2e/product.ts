import { test as base } from "@playwright/test";
import type { Announcement } from "./launch.ts";

export { expect } from "@playwright/test";

/** Unset while Playwright only lists the tests. */
const running = JSON.parse(process.env.E2E_PRODUCT ?? "null") as Announcement | null;

/** Playwright's `test` against the running product; `demo` has the demo shop's sign-in and key. */
export const test = base.extend<{ demo: NonNullable<Announcement["demo"]> }>({
  baseURL: running?.address,
  demo: [running?.demo ?? { email: "", password: "", apiKey: "" }, { option: true }],
});
