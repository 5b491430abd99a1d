import type { Dispatcher } from "undici";
import type { DialTimes } from "./dial.ts";
import { type Failure, failureOf, type Step } from "./failures.ts";

/** Where the time went, in milliseconds; null where a phase did not happen, as on a connection used before. */
export type Timings = DialTimes & { first_byte_ms: number | null; duration_ms: number };

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** What came of a request. An answer that broke off has both its beginning and the failure. */
export type Exchange = { answer: Answer | null; failure: Failure | null; timings: Timings };

const tenths = (ms: number | null | undefined) => (ms == null ? null : Math.round(ms * 10) / 10);

/** Collects one answer, of which it keeps at most `maxBodyBytes` and then hangs up. */
export class AnswerCollector implements Dispatcher.DispatchHandler {
  readonly #startedAt = performance.now();
  readonly #maxBodyBytes: number;
  readonly #done = Promise.withResolvers<void>();
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #sentAt = this.#startedAt;
  #firstByteAt: number | undefined;
  #head: Omit<Answer, "body"> | undefined;
  #error: Error | undefined;
  /** More was coming than is kept, so that the connection cannot be used again. */
  cut = false;

  constructor(maxBodyBytes: number) {
    this.#maxBodyBytes = maxBodyBytes;
  }

  readonly done = this.#done.promise;

  onRequestStart(): void {
    this.#sentAt = performance.now();
  }

  onResponseStarted(): void {
    this.#firstByteAt ??= performance.now();
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Answer["headers"]): void {
    this.#firstByteAt ??= performance.now();
    if (status >= 200) this.#head = { status, headers };
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk.subarray(0, this.#maxBodyBytes - this.#bytes));
    this.#bytes += chunk.length;
    if (this.#bytes <= this.#maxBodyBytes) return;
    this.cut = true;
    controller.abort(new Error("Enough of the body has been read."));
    this.#done.resolve();
  }

  onResponseEnd(): void {
    this.#done.resolve();
  }

  onResponseError(_: Dispatcher.DispatchController | null, error: Error): void {
    this.fail(error);
  }

  fail(error: Error): void {
    if (!this.cut) this.#error ??= error;
    this.#done.resolve();
  }

  /** The step in which the exchange is, once it is connected. */
  get step(): Step {
    return this.#head ? "receive" : "wait";
  }

  result(dial: { times: DialTimes; step: Step | "done" } | undefined): Exchange {
    const step = dial && dial.step !== "done" ? dial.step : this.step;
    const first = this.#firstByteAt;
    return {
      answer: this.#head ? { ...this.#head, body: Buffer.concat(this.#chunks) } : null,
      failure: this.#error ? failureOf(this.#error, step) : null,
      timings: {
        dns_ms: tenths(dial?.times.dns_ms),
        connect_ms: tenths(dial?.times.connect_ms),
        tls_ms: tenths(dial?.times.tls_ms),
        first_byte_ms: tenths(first && first - this.#sentAt),
        duration_ms: tenths(performance.now() - this.#startedAt) ?? 0,
      },
    };
  }
}
