import { useEffect, useEffectEvent, useState } from "react";

const FLUSH_MS = 200;

/** Collects what comes in quick succession, the newest of each id, and hands it on a few times a second. */
export function useBatched<Item extends { id: string }>(flush: (items: Item[]) => void): (item: Item) => void {
  const [batch] = useState(() => new Map<string, Item>());
  const handOn = useEffectEvent(flush);
  useEffect(() => {
    const timer = setInterval(() => {
      if (batch.size === 0) return;
      const items = [...batch.values()];
      batch.clear();
      handOn(items);
    }, FLUSH_MS);
    return () => clearInterval(timer);
  }, [batch]);
  return (item) => batch.set(item.id, item);
}
