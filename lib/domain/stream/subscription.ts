import type { MerchantId } from "#lib/context.ts";
import type { Format, Piece } from "./format.ts";
import type { StreamFilter } from "./rules.ts";

/** What may wait for a client that reads slowly. It is a few seconds of a busy shop. */
const maxItems = 2_000;
const maxBytes = 4_000_000;

/** Why it ended: its client left or did not keep up, the process stops, the database became another or failed. */
export type EndReason = "left" | "slow" | "stopping" | "moved" | "failed";

/** Where a subscription's messages go. */
export type Outlet = {
  readonly format: Format;
  /** Whether the client can take more at once; if not, `drained` follows. */
  write: (bytes: Buffer) => boolean;
  /** Nothing more comes, and why. */
  end: (reason: Exclude<EndReason, "left">) => void;
};

/** One client's place in the stream. What it cannot take at once waits, but not without bound: then it is let go. */
export class Subscription {
  readonly merchantId: MerchantId;
  readonly filter: StreamFilter;
  readonly outlet: Outlet;
  readonly #onEnd: (subscription: Subscription) => void;
  #waiting: Piece[] = [];
  #items = 0;
  #bytes = 0;
  /** While what came earlier is still being read, what comes now waits. */
  #held = true;
  #ready = true;
  #ended: EndReason | null = null;
  #wake: (() => void) | null = null;
  /** For how many turns of the heartbeat nothing was written. */
  #quiet = 0;

  constructor(
    merchantId: MerchantId,
    filter: StreamFilter,
    outlet: Outlet,
    onEnd: (subscription: Subscription) => void,
  ) {
    this.merchantId = merchantId;
    this.filter = filter;
    this.outlet = outlet;
    this.#onEnd = onEnd;
  }

  get ended(): EndReason | null {
    return this.#ended;
  }

  /** What happens now. */
  push(piece: Piece): void {
    if (this.#ended) return;
    if (!this.#held && this.#ready) this.#write(piece.bytes);
    else this.#wait(piece);
  }

  /** What came earlier; answers when the client can take more, or has gone. */
  async writeEarlier(pieces: readonly Piece[]): Promise<void> {
    for (const { bytes } of pieces) {
      if (this.#ended) return;
      this.#write(bytes);
      if (!this.#ready) await this.#room();
    }
  }

  /** From here on what happens goes out at once. */
  goLive(): void {
    this.#held = false;
    this.#flush();
  }

  /** The client can take more. */
  drained(): void {
    this.#ready = true;
    this.#wakeUp();
    this.#flush();
  }

  /** Whether nothing was written for so many turns, and it is up to date: then it may be told where it is. */
  isQuiet(turns: number): boolean {
    this.#quiet += 1;
    return this.#quiet > turns && !this.#held && this.#ready;
  }

  end(reason: EndReason): void {
    if (this.#ended) return;
    this.#ended = reason;
    this.#waiting = [];
    this.#wakeUp();
    this.#onEnd(this);
    if (reason !== "left") this.outlet.end(reason);
  }

  #wait(piece: Piece): void {
    this.#waiting.push(piece);
    this.#items += piece.items;
    this.#bytes += piece.bytes.length;
    if (this.#items > maxItems || this.#bytes > maxBytes) this.end("slow");
  }

  #flush(): void {
    let sent = 0;
    while (this.#ready && !this.#held && sent < this.#waiting.length) {
      const { bytes, items } = this.#waiting[sent++] as Piece;
      this.#items -= items;
      this.#bytes -= bytes.length;
      this.#write(bytes);
    }
    if (sent > 0) this.#waiting.splice(0, sent);
  }

  #write(bytes: Buffer): void {
    this.#quiet = 0;
    this.#ready = this.outlet.write(bytes);
  }

  #room(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #wakeUp(): void {
    const wake = this.#wake;
    this.#wake = null;
    wake?.();
  }
}
