import net, { type AddressInfo } from "node:net";

/** Passes connections on to a port, and cuts them when told. */
export async function cuttingProxy(target: number) {
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(target, "127.0.0.1");
    open.add(client);
    const end = () => {
      open.delete(client);
      client.destroy();
      upstream.destroy();
    };
    for (const side of [client, upstream]) side.on("error", end).on("close", end);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** Cuts every connection in the middle of whatever it is sending. */
    cut() {
      for (const client of open) client.destroy();
    },
    close() {
      server.close();
      this.cut();
    },
  };
}
