type Options<Item> = {
  write: (items: Item[]) => Promise<void>;
  everyMs: number;
  maxBatch: number;
  /** What may wait at most; beyond that the newest are lost and counted, so that memory stays bounded. */
  maxHeld: number;
  onLost: (count: number, error: unknown) => void;
};

const maxTries = 5;

/** Writes in batches, a moment later and off the caller's path. What a failing store refuses is tried again a few times. */
export function writeBehind<Item>({ write, everyMs, maxBatch, maxHeld, onLost }: Options<Item>) {
  let held: Item[] = [];
  let overflow = 0;
  let tries = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  async function writeHeld(): Promise<void> {
    while (held.length > 0) {
      const batch = held.slice(0, maxBatch);
      try {
        await write(batch);
      } catch (error) {
        tries += 1;
        if (tries < maxTries) return;
        onLost(batch.length, error);
      }
      tries = 0;
      held = held.slice(batch.length);
    }
    if (overflow > 0) onLost(overflow, undefined);
    overflow = 0;
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing ??= writeHeld().finally(() => {
      writing = undefined;
      if (held.length > 0) schedule();
    });
    return writing;
  }

  function schedule(): void {
    timer ??= setTimeout(flush, everyMs).unref();
  }

  return {
    push(item: Item): void {
      if (held.length >= maxHeld) overflow += 1;
      else held.push(item);
      if (held.length >= maxBatch && !writing && tries === 0) void flush();
      else schedule();
    },
    /** Writes all that is held; one more time each when the store fails. */
    async drain(): Promise<void> {
      await flush();
      if (held.length > 0) await flush();
    },
  };
}
