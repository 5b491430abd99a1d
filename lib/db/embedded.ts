import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { dataFolder } from "#lib/data-folder.ts";
import { OperatorError } from "#lib/operator-error.ts";
import { type Cluster, findCluster, role, startCluster, stopCluster } from "./embedded/cluster.ts";
import { forgetDeadPostmaster, runningPostmaster } from "./embedded/postmaster.ts";

/** The database below the data folder, held open. Every process that uses it opens it; the last to close stops it. */
export interface EmbeddedDatabase {
  url: string;
  /** Resolves when the server is gone although nobody closed it and it cannot be had back. */
  lost: Promise<Error>;
  close(): Promise<void>;
}

interface Options {
  /** PostgreSQL settings on top of ours, such as `fsync: "off"` for tests. */
  settings?: Record<string, string>;
}

/** Each holder keeps this advisory lock in shared mode, which also ends with a killed process. */
const holders = 5_710_018;
const patience = 60_000;

/** Starts the embedded PostgreSQL, or joins the one that another process has started or left behind. */
export async function openEmbedded(path: string, { settings = {} }: Options = {}): Promise<EmbeddedDatabase> {
  const cluster = await findCluster(await dataFolder(path));
  let { client, port } = await join(cluster, settings);
  let closing = false;
  let recovery = Promise.resolve();
  const lost = Promise.withResolvers<Error>();

  const recover = async () => {
    if (closing) return;
    try {
      ({ client } = await join(cluster, settings, port));
      watch();
    } catch (error) {
      lost.resolve(error as Error);
    }
  };
  const watch = () => client.once("end", () => (recovery = recover()));
  watch();

  return {
    url: urlOf(cluster, port),
    lost: lost.promise,
    async close() {
      closing = true;
      await recovery;
      if (await isLastHolder(client)) await stopCluster(cluster);
      else await client.end();
    },
  };
}

const urlOf = ({ password }: Cluster, port: number) => `postgresql://${role}:${password}@127.0.0.1:${port}/${role}`;

async function join(cluster: Cluster, settings: Record<string, string>, port?: number) {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const postmaster = await runningPostmaster(cluster.folder);
    if (!postmaster) await start(cluster, settings, port);
    const client = postmaster?.ready && (await hold(urlOf(cluster, postmaster.port)));
    if (client) return { client, port: postmaster.port };
    if (postmaster) await sleep(50);
  }
  throw new OperatorError(
    `The embedded database in ${cluster.folder} has not answered for a minute; see its log folder there, then start again.`,
  );
}

/** What passes by itself: backends that outlive a killed server, a port that was free a moment ago. */
const passing = /still in use|Address already in use|could not create any TCP/;

async function start(cluster: Cluster, settings: Record<string, string>, port?: number): Promise<void> {
  await forgetDeadPostmaster(cluster.folder);
  try {
    await startCluster(cluster, settings, port);
  } catch (error) {
    // Two processes may start it at once: the one whose start fails finds the other's server.
    if (await runningPostmaster(cluster.folder)) return;
    if (!(error instanceof Error && passing.test(error.message))) throw error;
    await sleep(200);
  }
}

/** A connection that counts as a holder, or nothing while the server is starting, stopping or about to. */
async function hold(url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: "shopguide-holder", keepAlive: true });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT pg_advisory_lock_shared($1)", [holders]);
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return undefined;
  }
}

async function isLastHolder(client: pg.Client): Promise<boolean> {
  try {
    const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS last", [holders]);
    return rows[0].last;
  } catch {
    return false;
  }
}
