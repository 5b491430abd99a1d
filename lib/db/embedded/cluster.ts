import { randomBytes, randomUUID } from "node:crypto";
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { keepSecret } from "#lib/data-folder.ts";
import { OperatorError, oneLine } from "#lib/operator-error.ts";
import { type Account, chooseAccount } from "./account.ts";
import { findPrograms, type Programs } from "./programs.ts";
import { complaint, run } from "./run.ts";

/** A PostgreSQL cluster on disk, running or not. */
export interface Cluster {
  folder: string;
  password: string;
  account: Account;
  programs: Programs;
}

/** The role and the database of the product. */
export const role = "shopguide";

/** Only the product's role may sign in, so a hole in the product never reaches a superuser. */
const access = `host all ${role} 127.0.0.1/32 scram-sha-256\n`;

const settings: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  timezone: "UTC",
  jit: "off",
  logging_collector: "on",
  log_filename: "postgresql-%a.log",
  log_rotation_age: "1d",
  log_truncate_on_rotation: "on",
};

/** The cluster below the data folder, made when it is missing. */
export async function findCluster(dataFolder: string): Promise<Cluster> {
  const programs = await findPrograms();
  const folder = join(dataFolder, "postgres");
  // Another user's server has to pass through the data folder, though not to list it.
  if (process.getuid?.() === 0) await chmod(dataFolder, 0o711);
  const account = await chooseAccount([dirname(programs.postgres), dataFolder]);
  const password = await keepSecret(join(dataFolder, "secrets/postgres-password"), () =>
    randomBytes(24).toString("hex"),
  );
  const cluster: Cluster = { folder, password, account, programs };
  if (!(await exists(join(folder, "PG_VERSION")))) await create(cluster, `${folder}.${randomUUID()}`);
  return cluster;
}

/** Makes the cluster aside and renames it when it is whole: an interrupted or a second start never sees half of one. */
async function create(cluster: Cluster, draft: string): Promise<void> {
  const { folder, account, programs } = cluster;
  try {
    await mkdir(draft, { mode: 0o700 });
    if (account.owner) await chown(draft, account.owner.uid, account.owner.gid);
    const data = join(draft, "data");
    const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    await run(account, programs.initdb, [`--pgdata=${data}`, "--username=postgres", "--auth=trust", ...locale]);
    await writeFile(join(data, "pg_hba.conf"), access);
    const single = ["--single", "-D", data, "-c", "exit_on_error=on", "-c", "log_statement=none", "postgres"];
    await run(account, programs.postgres, single, provision(cluster.password));
    await rename(data, folder);
  } catch (error) {
    if (await exists(join(folder, "PG_VERSION"))) return;
    throw new OperatorError(`The embedded database could not be made in ${folder}: ${oneLine(error)}.`);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Single-user mode takes a statement a line. */
const provision = (password: string) => `CREATE ROLE ${role} LOGIN CREATEDB PASSWORD '${password}'
CREATE DATABASE ${role} OWNER ${role}
`;

/** Starts the server on this port, or on a free one. */
export async function startCluster(cluster: Cluster, overrides: Record<string, string>, port?: number): Promise<void> {
  const { folder, account, programs } = cluster;
  const all = { ...settings, ...overrides, port: String(port ?? (await freePort())) };
  const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
  const log = join(folder, "startup.log");
  await rm(log, { force: true });
  try {
    await run(account, programs.pg_ctl, ["start", "-D", folder, "-l", log, "-w", "-t", "300", "-o", options.join(" ")]);
  } catch {
    const text = await readFile(log, "utf8").catch(() => "");
    throw new OperatorError(`The embedded database in ${folder} does not start: ${complaint(text)}.`);
  }
}

/** Stops the server; what is connected is cut off. */
export async function stopCluster({ folder, account, programs }: Cluster): Promise<void> {
  await run(account, programs.pg_ctl, ["stop", "-D", folder, "-m", "fast", "-w", "-t", "60"]);
}

export function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
