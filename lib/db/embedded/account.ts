import { type SpawnOptions, spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { OperatorError } from "#lib/operator-error.ts";

/** How to run PostgreSQL's programs, which refuse root. */
export interface Account {
  /** Whom the files belong to; unset for the user who runs this. */
  owner?: Ids;
  /** A command that switches the user and runs what follows it. */
  prefix: string[];
}

interface Ids {
  uid: number;
  gid: number;
}

/** The account for these folders: the programs and the data. Root hands over to the system user `postgres`. */
export async function chooseAccount(folders: string[]): Promise<Account> {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const owner = lookUp() ?? create();
  const closed = await firstClosed(folders, owner);
  return closed ? underOtherName(closed, owner) : { owner, prefix: [] };
}

/** The options and command line for `spawn`. */
export function asAccount(account: Account, program: string, args: string[]) {
  const [command = program, ...rest] = [...account.prefix, program, ...args];
  const options: SpawnOptions = { cwd: "/", ...account.owner };
  return { command, args: rest, options };
}

const output = (command: string, args: string[]) => {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
};

function lookUp(): Ids | undefined {
  const uid = output("id", ["-u", "postgres"]);
  const gid = output("id", ["-g", "postgres"]);
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function create(): Ids {
  output("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  const ids = lookUp();
  if (ids) return ids;
  throw new OperatorError(
    'PostgreSQL does not run as root and the system user "postgres" could not be made; start ShopGuide as an ordinary user, or set DATABASE_URL.',
  );
}

/** The first folder on the way to `paths` that the account may not enter. */
async function firstClosed(paths: string[], { uid, gid }: Ids): Promise<string | undefined> {
  for (const path of new Set(paths.flatMap(withParents))) {
    const { mode, uid: owner, gid: group } = await stat(path);
    const enter = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & enter) === 0) return path;
  }
  return undefined;
}

function withParents(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...withParents(parent), path];
}

/** Below a closed folder such as /root it stays who it is, and a user namespace makes it look like another user. */
function underOtherName(closed: string, { uid, gid }: Ids): Account {
  const prefix = ["unshare", "--user", `--map-user=${uid}`, `--map-group=${gid}`];
  if (output("unshare", [...prefix.slice(1), "test", "-x", closed]) !== undefined) return { prefix };
  throw new OperatorError(
    `PostgreSQL runs as the system user "postgres", which may not enter ${closed}; run "chmod o+x ${closed}", or set DATABASE_URL.`,
  );
}
