import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser to test with: Playwright's own when it is installed, else one of the system's. */
export function findBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  return [chromium.executablePath(), ...onPath, ...applications].find((path) => path && existsSync(path));
}

/** Installs a browser where there is none: Playwright's, or on a closed network the distribution's. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  console.log("No browser on this machine; installing Chromium…");
  const root = process.getuid?.() === 0;
  const playwright = fileURLToPath(import.meta.resolve("@playwright/test/cli"));
  // On a closed network the first way fails within seconds and the distribution's mirror is often reachable.
  const ways = [
    () =>
      run(process.execPath, [playwright, "install", "chromium"]) &&
      (!root || run(process.execPath, [playwright, "install-deps", "chromium"])),
    () => root && run("apt-get", ["update", "-q"]) && run("apt-get", ["install", "-y", "-q", "chromium"]),
  ];
  for (const install of ways) {
    const installed = install() && findBrowser();
    if (installed) return installed;
  }
  throw new Error("No browser could be installed; install Chromium or Google Chrome and run this again.");
}

const patience = 240_000;

function run(command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { stdio: "ignore", timeout: patience, env }).status === 0;
}
