import { Presets, SingleBar } from "cli-progress";

/** Tells a person at a terminal how far the reading of a file is; elsewhere it is silent. */
export interface Progress {
  /** Passes the bytes on and counts them. */
  count(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Writes a line to standard error without tearing the bar. */
  say(line: string): void;
  end(): void;
}

export function startProgress(size: number | null): Progress {
  const visible = size !== null && size > 0 && process.stderr.isTTY;
  const format = "{bar} {percentage}% | {eta_formatted} left";
  const bar = visible ? new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.rect) : null;
  bar?.start(size ?? 0, 0);
  return {
    async *count(source) {
      for await (const chunk of source) {
        yield chunk;
        bar?.increment(chunk.length);
      }
    },
    say(line) {
      process.stderr.write(bar ? `\r\u001b[K${line}\n` : `${line}\n`);
    },
    end: () => bar?.stop(),
  };
}
