/** A line in which each lane has its turn: who brings a thousand waits for its own, and others only for one of them. */
export class FairLine<Item extends { lane: string }> {
  readonly #lanes = new Map<string, Item[]>();

  add(item: Item): void {
    const lane = this.#lanes.get(item.lane);
    if (lane) lane.push(item);
    else this.#lanes.set(item.lane, [item]);
  }

  /** The next item of a lane that `free` lets through; the lane then goes to the end. */
  take(free: (lane: string) => boolean): Item | undefined {
    for (const [lane, items] of this.#lanes) {
      if (!free(lane)) continue;
      const item = items.shift();
      this.#lanes.delete(lane);
      if (items.length > 0) this.#lanes.set(lane, items);
      return item;
    }
    return undefined;
  }

  remove(item: Item): void {
    const items = this.#lanes.get(item.lane);
    const index = items?.indexOf(item) ?? -1;
    if (index >= 0) items?.splice(index, 1);
    if (items?.length === 0) this.#lanes.delete(item.lane);
  }
}
