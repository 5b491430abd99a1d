import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { glob, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { childEnvironment, readSettings } from "#lib/env.ts";
import { OperatorError } from "#lib/operator-error.ts";

/** What the dashboard is built from. Generated code follows from the schema. */
const sources = ["{app,components,lib,public}/**/*", "*.{js,ts}", "prisma/schema.prisma", "package-lock.json"];
const ignored = (path: string) => path.includes("/generated/") || path.includes(".test.") || path.endsWith(".d.ts");

/** Builds the dashboard when it was never built, or from other sources. */
export async function buildWhenStale(stop: AbortSignal): Promise<void> {
  const output = readSettings().NEXT_DIST_DIR;
  const stamp = join(output, "sources.sha256");
  const fingerprint = await fingerprintOf(sources);
  const [built, id] = await Promise.all(
    [stamp, join(output, "BUILD_ID")].map((path) => readFile(path, "utf8").catch(() => "")),
  );
  if (id && built === fingerprint) return;
  process.stdout.write("Building the dashboard, once…\n");
  await rm(stamp, { force: true });
  await build(stop);
  await writeFile(stamp, fingerprint);
}

/** By content, because copying and checking out change a file's time. */
async function fingerprintOf(patterns: string[]): Promise<string> {
  const entries = await Array.fromAsync(glob(patterns, { withFileTypes: true }));
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((file) => relative("", join(file.parentPath, file.name)));
  const hash = createHash("sha256");
  for (const path of paths.filter((path) => !ignored(path)).sort()) hash.update(path).update(await readFile(path));
  return hash.digest("hex");
}

function build(stop: AbortSignal): Promise<void> {
  const next = fileURLToPath(import.meta.resolve("next/dist/bin/next"));
  const child = spawn(process.execPath, [next, "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: childEnvironment({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
    signal: stop,
  });
  let written = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      written += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) return resolve();
      process.stderr.write(written);
      reject(
        new OperatorError("The dashboard could not be built; the lines above say why. Correct that and start again."),
      );
    });
  });
}
