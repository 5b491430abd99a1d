import { execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { eventually } from "#scripts/testing/receiver.ts";
import { createWatch, unanswered } from "./vanished.ts";

const table = `
  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1579 00000000:0000 0A 00000000:00000000 00:00000000 00000000   101        0 6459364 1 0 100 0 0 10 0
   1: 0100007F:0BB8 4D00007F:9025 01 00000024:00000000 01:00000514 00000007     0        0 7125540 4 0 20 4 30 11 -1
   2: 0100007F:0BB8 4E00007F:9026 01 00000024:00000000 01:00000514 00000006     0        0 7125541 4 0 20 4 30 11 -1
   3: 0100007F:0BB8 4F00007F:9027 01 00000024:00000000 04:00000514 00000000     0        9 7125542 4 0 20 4 30 11 -1
   4: 0100007F:0BB8 5000007F:9028 04 00000024:00000000 01:00000514 0000000A     0        0 7125543 4 0 20 4 30 11 -1
   5: 0000000000000000FFFF00000100007F:0BB8 B80D0120000000000000000001000000:9029 01 00000024:00000000 01:00000514 00000007     0        0 7125544 4 0
   6: 0000000000000000FFFF00000100007F:0BB8 0000000000000000FFFF00005100007F:902A 01 00000024:00000000 01:00000514 00000007     0        0 7125545 4 0
`;

test("who was sent the same again and again without an answer is told from who only reads slowly", () => {
  expect([...unanswered(table, 7)]).toEqual([
    "127.0.0.77 36901",
    "127.0.0.79 36903",
    "2001:db8::1 36905",
    "127.0.0.81 36906",
  ]);
});

/** From this address nothing comes back once there is no way to it. */
const address = "127.0.0.77";
const ways = (what: "add" | "del") => ["route", what, "blackhole", `${address}/32`, "table", "local"];
const mayCut = spawnSync("ip", ways("add")).status === 0 && spawnSync("ip", ways("del")).status === 0;
const why = mayCut ? "" : " (not run: `ip route` may not be changed here)";
afterAll(() => void spawnSync("ip", ways("del")));

test.skipIf(!mayCut)(
  `a client that vanishes without a word is let go of, one that answers is kept${why}`,
  async () => {
    const watch = createWatch(50, 3);
    const server = net.createServer((socket) => {
      socket.on("error", () => undefined);
      const beat = setInterval(() => socket.write(": still here\n"), 50);
      socket.on("close", () => clearInterval(beat));
      watch(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as AddressInfo;
    const connect = async (localAddress: string) => {
      const accepted = once(server, "connection");
      const client = net.connect({ port, host: "127.0.0.1", localAddress }).resume();
      const [socket] = (await accepted) as [net.Socket];
      await once(client, "data");
      return { client, socket };
    };
    const [gone, there] = [await connect(address), await connect("127.0.0.1")];
    execFileSync("ip", ways("add"));
    await eventually(() => gone.socket.destroyed, 20_000);
    expect([there.socket.destroyed, there.client.destroyed]).toEqual([false, false]);
    for (const { client } of [gone, there]) client.destroy();
    server.close();
  },
  30_000,
);
