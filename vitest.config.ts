import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["**/*.test.ts", "**/*.test.tsx"],
    exclude: ["**/node_modules/**", ".next*/**", "e2e/**"],
    globalSetup: ["scripts/testing/postgres.ts"],
    env: { LOG_LEVEL: process.env.LOG_LEVEL ?? "silent", TZ: "UTC" },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
