import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./port.ts";
import { eventually } from "./receiver.ts";

// A real nginx with the configuration of our guide, before a server on this machine.

/** Debian keeps it where not everybody's PATH leads. */
const command = ["nginx", "/usr/sbin/nginx"].find((name) => spawnSync(name, ["-v"]).status === 0);

export const nginxIsMissing = command === undefined;

const root = fileURLToPath(new URL("../..", import.meta.url));
const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

/** The guide's block, with the addresses, the certificate and the patience of a test in place of its examples. */
async function guidesConfiguration(replace: Record<string, string>): Promise<string> {
  const guide = await readFile(join(root, "docs/operations.md"), "utf8");
  let block = /```nginx\n([\s\S]+?)```/.exec(guide)?.[1] ?? "";
  for (const [example, own] of Object.entries(replace)) {
    if (!block.includes(example)) throw new Error(`The guide's configuration for nginx has no ${example}`);
    block = block.replace(example, own);
  }
  return block;
}

export async function startNginx(upstream: number, readTimeout = "60s") {
  const folder = await mkdtemp(join(tmpdir(), "shopguide-nginx-"));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const block = await guidesConfiguration({
    "server 127.0.0.1:3000;": `server 127.0.0.1:${upstream};`,
    "listen 443 ssl http2;": `listen 127.0.0.1:${port}; listen 127.0.0.1:${tlsPort} ssl http2;`,
    "/etc/ssl/api.example.com.crt": join(root, "scripts/testing/tls/localhost.crt"),
    "/etc/ssl/api.example.com.key": join(root, "scripts/testing/tls/localhost.key"),
    "proxy_read_timeout 60s;": `proxy_read_timeout ${readTimeout};`,
  });
  const main = [
    ...(process.getuid?.() === 0 ? ["user root;"] : []),
    ...["daemon off;", `pid ${folder}/pid;`, "error_log stderr error;", "events {}"],
    ...["http {", "access_log off;", ...temporary.map((name) => `${name}_temp_path ${folder}/${name};`), block, "}"],
  ];
  await writeFile(join(folder, "nginx.conf"), main.join("\n"));

  let child: ChildProcess | undefined;
  async function start(): Promise<void> {
    const args = ["-p", folder, "-e", "stderr", "-c", join(folder, "nginx.conf")];
    child = spawn(command as string, args, { stdio: ["ignore", "ignore", "inherit"] });
    await eventually(() => accepts(port), 10_000);
  }
  async function stop(): Promise<void> {
    if (!child || child.exitCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  }
  await start();
  return {
    port,
    tlsPort,
    start,
    stop,
    /** Answers that nginx keeps on the disk for slow clients. */
    kept: async () => (await readdir(join(folder, "proxy"), { recursive: true, withFileTypes: true })).filter(isFile),
    async close(): Promise<void> {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const isFile = (entry: { isFile: () => boolean }) => entry.isFile();

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => resolve(true));
    socket.on("error", () => resolve(false)).on("connect", () => socket.destroy());
  });
