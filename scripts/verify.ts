import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";
import { checkImports } from "./import-rules.ts";

// `npm run verify`: everything that can be checked in seconds and without a database. A line for each.

/** A check answers with what is wrong; nothing when all is well. */
type Check = () => Promise<string>;

const document = "docs/openapi.json";
const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

const bin = (path: string) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));

function node(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, FORCE_COLOR: "1", ...quiet },
  });
  let written = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      written += text;
    });
  }
  return new Promise((resolve) =>
    child.once("close", (code) => resolve(code === 0 ? "" : written || `exit code ${code}`)),
  );
}

/** Next keeps the types of images, stylesheets and routes in files that are not in git. */
async function types(): Promise<string> {
  return (await node(bin("next/dist/bin/next"), "typegen")) || node(bin("typescript/bin/tsc"), "--noEmit");
}

/** OpenAPI's own rules and OWASP's, then Redocly's; both settled by files at the root. Neither asks the network. */
async function documentRules(): Promise<string> {
  const spectral = node(bin("@stoplight/spectral-cli/dist/index.js"), "lint", document, "--fail-severity", "hint");
  const redocly = node(bin("@redocly/cli/bin/cli.js"), "lint", document);
  return (await Promise.all([spectral, redocly])).filter(Boolean).join("\n");
}

async function lockfile(): Promise<string> {
  const text = await readFile("package-lock.json", "utf8");
  return /"resolved": "(?!file:)/.test(text)
    ? "package-lock.json names a registry, which another machine may not reach; run: node scripts/complete-lockfile.ts"
    : "";
}

const checks: Record<string, Check> = {
  "Format and lint": () => node(bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."),
  Types: types,
  "Import directions": async () => (await checkImports()).join("\n"),
  "API document": () => node("scripts/openapi.ts", "--check"),
  "API document’s rules": documentRules,
  Lockfile: lockfile,
};

async function run([name, check]: [string, Check]): Promise<boolean> {
  const startedAt = performance.now();
  const wrong = await check().catch(String);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const mark = wrong ? styleText("red", "✖") : styleText("green", "✔");
  console.log(`${mark} ${name.padEnd(20)} ${styleText("dim", `${seconds} s`)}`);
  if (wrong) console.log(`\n${wrong.trim()}\n`);
  return !wrong;
}

const sound = await Promise.all(Object.entries(checks).map(run));
process.exitCode = sound.every(Boolean) ? 0 : 1;
