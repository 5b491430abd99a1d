import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import net from "node:net";
import tls from "node:tls";
import { mayDial, specialPurpose } from "./address-guard.ts";
import type { AddressMatcher } from "./addresses.ts";
import { tunnel } from "./tunnel.ts";

/** What proves to a server who we are, in PEM, and whose certificates we trust there beside the known authorities. */
export type ClientCertificate = { certificate: string; key: string; ca: string | null };

/** How connections leave; the proxy is the operator's, so its own address is not checked. */
export type Way = { proxy?: string; clientCertificate?: ClientCertificate; lookup?: LookUp };

/** Finds the addresses of a name. */
export type LookUp = (hostname: string) => Promise<LookupAddress[]>;

const system: LookUp = (hostname) => lookup(hostname, { all: true });

export type DialTarget = { protocol: string; hostname: string; port: number };

/** What has been done so far, in milliseconds; null where a step did not happen. */
export type DialTimes = { dns_ms: number | null; connect_ms: number | null; tls_ms: number | null };

/** The name leads to no address that may be dialled. */
export class AddressNotAllowed extends Error {
  override name = "AddressNotAllowed";
}

/** Every address the host stands for that may be dialled; throws `AddressNotAllowed` when there is none. */
export async function allowedAddresses(
  { protocol, hostname }: DialTarget,
  allowed: AddressMatcher,
  lookUp: LookUp = system,
) {
  const family = net.isIP(hostname);
  const found = family ? [{ address: hostname, family }] : await lookUp(hostname);
  const usable = found.filter(({ address }) => mayDial(address, protocol, allowed));
  if (usable.length > 0) return usable;
  throw new AddressNotAllowed(refusal(hostname, found[0]?.address ?? ""));
}

function refusal(hostname: string, address: string): string {
  const kind = specialPurpose(address);
  if (!kind) return `${hostname} is a public address, so it needs https`;
  return hostname === address ? `${address} is ${kind}` : `${hostname} leads to ${address}, which is ${kind}`;
}

/** Opens one connection. The addresses that were checked are the ones dialled, whatever the name says a moment later. */
export class Dial {
  readonly times: DialTimes = { dns_ms: null, connect_ms: null, tls_ms: null };
  step: "dns" | "connect" | "tls" | "done" = "dns";
  #since = performance.now();
  #socket: net.Socket | undefined;
  #canceled: Error | undefined;
  readonly #way: Way;
  readonly #stop = new AbortController();

  constructor(way: Way = {}) {
    this.#way = way;
  }

  async open(target: DialTarget, allowed: AddressMatcher): Promise<net.Socket> {
    try {
      const addresses = await allowedAddresses(target, allowed, this.#way.lookup);
      if (net.isIP(target.hostname)) this.#since = performance.now();
      else this.#finish("connect", "dns_ms");
      if (this.#canceled) throw this.#canceled;
      return await this.#connect(target, addresses);
    } catch (error) {
      if (this.step !== "done") this.times[`${this.step}_ms`] ??= performance.now() - this.#since;
      this.#socket?.destroy();
      throw error;
    }
  }

  cancel(reason: Error): void {
    this.#canceled = reason;
    this.#stop.abort(reason);
    this.#socket?.destroy(reason);
  }

  async #connect(target: DialTarget, addresses: LookupAddress[]): Promise<net.Socket> {
    this.step = "connect";
    const { proxy } = this.#way;
    const [first] = addresses as [LookupAddress];
    const socket = proxy
      ? await tunnel(proxy, { address: first.address, port: target.port }, this.#stop.signal)
      : await this.#direct(target, addresses);
    this.#socket = socket;
    this.#finish("done", "connect_ms");
    return target.protocol === "https:" ? this.#encrypt(socket, target.hostname) : socket;
  }

  async #direct(target: DialTarget, addresses: LookupAddress[]): Promise<net.Socket> {
    const socket = net.connect({
      host: target.hostname,
      port: target.port,
      noDelay: true,
      keepAlive: true,
      autoSelectFamily: addresses.length > 1,
      autoSelectFamilyAttemptTimeout: 500,
      lookup: (_name, { all }, done) => {
        const [first] = addresses as [LookupAddress];
        return all ? done(null, addresses) : done(null, first.address, first.family);
      },
    });
    this.#socket = socket;
    await settled(socket, "connect");
    return socket;
  }

  async #encrypt(plain: net.Socket, hostname: string): Promise<net.Socket> {
    this.step = "tls";
    const servername = net.isIP(hostname) ? undefined : hostname;
    const { certificate, key, ca } = this.#way.clientCertificate ?? {};
    const socket = tls.connect({
      socket: plain,
      host: hostname,
      servername,
      ALPNProtocols: ["http/1.1"],
      rejectUnauthorized: true,
      ...(certificate && { cert: certificate, key }),
      ...(ca && { ca: [...tls.rootCertificates, ca] }),
    });
    this.#socket = socket;
    await settled(socket, "secureConnect");
    this.#finish("done", "tls_ms");
    return socket;
  }

  #finish(next: Dial["step"], measured: keyof DialTimes): void {
    const now = performance.now();
    this.times[measured] = now - this.#since;
    this.#since = now;
    this.step = next;
  }
}

function settled(socket: net.Socket, event: "connect" | "secureConnect"): Promise<void> {
  return new Promise((resolve, reject) => {
    const closed = () => reject(Object.assign(new Error("The connection was closed."), { code: "ECONNRESET" }));
    const failed = (error: Error) => reject(error);
    socket.once("error", failed).once("close", closed);
    socket.once(event, () => {
      socket.off("error", failed).off("close", closed);
      resolve();
    });
  });
}
