import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, link, mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { OperatorError } from "#lib/operator-error.ts";

/** Makes the data folder when it is missing and answers with its real path. */
export async function dataFolder(path: string): Promise<string> {
  const folder = resolve(path);
  try {
    await makeFolder(folder);
    await access(`${folder}/.`, constants.W_OK);
    return await realpath(folder);
  } catch (error) {
    throw new OperatorError(
      `The data folder ${folder} cannot be written (${codeOf(error)}); set SHOPGUIDE_DATA_DIR to a folder that this user can write.`,
    );
  }
}

/** Not `mkdir` with `recursive`, which never returns for a folder below /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return;
    const parent = dirname(folder);
    if (codeOf(error) !== "ENOENT" || parent === folder) throw error;
    await makeFolder(parent);
    await mkdir(folder);
  }
}

/** Reads a secret kept in a file that only its owner can read; the first caller makes it. */
export async function keepSecret(path: string, make: () => string): Promise<string> {
  const kept = await readSecret(path);
  if (kept !== undefined) return kept;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${make()}\n`, { mode: 0o600 });
  // Linking fails when another process was first, so both end up with the same secret. Some disks cannot link.
  await link(draft, path).catch((error) => (codeOf(error) === "EEXIST" ? undefined : rename(draft, path)));
  await rm(draft, { force: true });
  return (await readSecret(path)) ?? keepSecret(path, make);
}

async function readSecret(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new OperatorError(`The secret in ${path} cannot be read (${codeOf(error)}); make it readable for this user.`);
  }
}

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error));
