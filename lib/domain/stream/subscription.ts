import type { MerchantId } from "#lib/context.ts";
import { type Position, type StreamFilter, type StreamItem, wanted } from "./rules.ts";

/** What may wait for a client that reads slowly. It is a few seconds of a busy shop. */
const maxItems = 2_000;
const maxLetters = 4_000_000;

/** The moment a subscription joins the stream: what comes after is pushed, what came before is read from the database. */
export type Beginning = { position: Position; epoch: string };

/** Why a subscription ended: its client left or did not keep up, the process stops, or the database became another. */
export type EndReason = "left" | "slow" | "stopping" | "moved";

/** One client's queue. A client that does not keep up is let go and resumes from its cursor. */
export class Subscription {
  readonly merchantId: MerchantId;
  readonly filter: StreamFilter;
  readonly #beginning = Promise.withResolvers<Beginning | null>();
  #items: StreamItem[] = [];
  #letters = 0;
  #ended: EndReason | null = null;
  #wake: () => void = () => undefined;

  constructor(merchantId: MerchantId, filter: StreamFilter) {
    this.merchantId = merchantId;
    this.filter = filter;
  }

  get ended(): EndReason | null {
    return this.#ended;
  }

  /** Null when it ended before it began. */
  get beginning(): Promise<Beginning | null> {
    return this.#beginning.promise;
  }

  begin(at: Beginning): void {
    this.#beginning.resolve(at);
  }

  push(item: StreamItem): void {
    if (this.#ended || !wanted(item, this.filter)) return;
    this.#items.push(item);
    this.#letters += item.json.length;
    if (this.#items.length > maxItems || this.#letters > maxLetters) this.end("slow");
    this.#wake();
  }

  end(reason: EndReason): void {
    this.#ended ??= reason;
    this.#items = [];
    this.#beginning.resolve(null);
    this.#wake();
  }

  /** What has come since the last call; nothing after `idleMs` without any; null at the end. */
  async take(idleMs: number): Promise<StreamItem[] | null> {
    if (this.#items.length === 0 && !this.#ended) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, idleMs);
      this.#wake = resolve;
      await promise;
      clearTimeout(timer);
    }
    if (this.#ended) return null;
    const items = this.#items;
    this.#items = [];
    this.#letters = 0;
    return items;
  }
}
