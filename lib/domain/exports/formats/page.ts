const pageBytes = 512 * 1024;

/** Bytes that are written one after another and taken in parts. Who writes asks for room first, then moves `at`. */
export class Page {
  bytes = Buffer.allocUnsafeSlow(pageBytes);
  /** Where the next byte goes. */
  at = 0;
  #taken = 0;

  /** Makes room for so many bytes. */
  reserve(size: number): void {
    if (this.at + size <= this.bytes.length) return;
    const open = this.bytes.subarray(this.#taken, this.at);
    this.bytes = Buffer.allocUnsafeSlow(Math.max(pageBytes, 2 * (open.length + size)));
    this.at = open.copy(this.bytes);
    this.#taken = 0;
  }

  /** How much was written since it was last taken. */
  get open(): number {
    return this.at - this.#taken;
  }

  /** What was written since the last time. */
  take(): Buffer {
    const written = this.bytes.subarray(this.#taken, this.at);
    this.#taken = this.at;
    return written;
  }
}

/** Answers with where the next byte goes. */
export function put(out: Buffer, at: number, bytes: Buffer): number {
  out.set(bytes, at);
  return at + bytes.length;
}
