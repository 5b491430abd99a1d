import { type RefObject, useState } from "react";
import { addChanges, type Changes, partition, showAll, since } from "./changes.ts";
import { mergeRows, within } from "./merge.ts";
import { useBatched } from "./use-batched.ts";
import { useFresh } from "./use-fresh.ts";
import { useArrivals } from "./use-rate.ts";
import { useStill } from "./use-still.ts";

/** Beyond this a browser becomes slow; the log then begins again with its newest page. */
const MOST_CHANGES = 1_000;

type LiveRowsOptions<Row> = {
  query: { data?: { pages: readonly { data: readonly Row[] }[] }; hasNextPage: boolean };
  newest: () => Promise<unknown>;
  passes: (row: Row) => boolean;
  /** Stands at the top of the log: while it is out of sight, the log stands still. */
  top: RefObject<HTMLElement | null>;
  onPush?: (rows: readonly Row[]) => void;
};

/** The rows of a log: pages of the past below, what happens now on top, unless the reader holds it. */
export function useLiveRows<Row extends { id: string }>(options: LiveRowsOptions<Row>) {
  const { query, newest, passes, top, onPush } = options;
  const [changes, setChanges] = useState<Changes<Row>>(new Map());
  const [behind, setBehind] = useState(false);
  const { fresh, add } = useFresh();
  const { arrivals, count } = useArrivals();

  const loaded = query.data?.pages.flatMap((page) => page.data) ?? [];
  const window = { passes, hasMore: query.hasNextPage };
  const { shown, withheld } = partition(changes);
  const rows = mergeRows(loaded, shown, window);
  const waiting = withheld.filter((row) => within(loaded, row, window));

  const catchUp = async () => {
    const began = Date.now();
    setBehind(false);
    await newest();
    setChanges((now) => since(now, began));
  };
  const { still, flip } = useStill(top, () => {
    if (behind) void catchUp();
    setChanges(showAll);
    add(waiting.map((row) => row.id));
  });

  const push = useBatched<Row>((batch) => {
    const inSight = new Set(rows.map((row) => row.id));
    const unseen = batch.filter((one) => !inSight.has(one.id) && !changes.has(one.id));
    count(unseen.filter((one) => within(loaded, one, window)).length);
    setChanges((now) => addChanges(now, batch, { at: Date.now(), still, inSight }));
    add(batch.map((row) => row.id));
    onPush?.(batch);
    if (!still && changes.size > MOST_CHANGES) void catchUp();
  });
  const onMissed = () => (still ? setBehind(true) : catchUp());

  return { rows, fresh, arrivals, withheld: waiting.length, still, flip, push, onMissed };
}
