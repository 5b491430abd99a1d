import { availableParallelism } from "node:os";
import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./scripts/browser.ts";

const desktop = devices["Desktop Chrome"];

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/start-product.ts",
  workers: Math.max(2, availableParallelism() - 1),
  timeout: 90_000,
  // Two cores may have much to do beside a page.
  expect: { timeout: 15_000 },
  // A machine that stalls for a moment is not a fault; a test that needs its second try is reported as flaky.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    ...desktop,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "on-first-retry",
    launchOptions: {
      executablePath: findBrowser(),
      // Containers run as root and often have a small /dev/shm.
      args: [
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
      ],
    },
  },
});
