"use client";

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Chosen } from "../bulk/use-chosen.ts";
import { useKeys } from "../use-keys.ts";
import type { Selection } from "../use-selection.ts";

type RowsOptions = {
  ids: readonly string[];
  list: RefObject<HTMLElement | null>;
  selection: Selection;
  chosen: Chosen | null;
};

/** One tab stop for all rows: J and K or the arrows walk, Enter opens, X chooses, Escape leads back to the row. */
export function useRows({ ids, list, selection, chosen }: RowsOptions) {
  const [focused, setFocused] = useState<string | null>(null);
  const has = (id: string | null): id is string => id !== null && ids.includes(id);
  const stop = has(focused) ? focused : has(selection.id) ? selection.id : (ids[0] ?? null);

  const rowOf = (id: string) => list.current?.querySelector<HTMLElement>(`[data-conversation="${id}"]`);
  const focus = (id: string | undefined) => {
    if (id) rowOf(id)?.focus();
  };
  const current = () => {
    const row = document.activeElement?.closest<HTMLElement>("[data-conversation]");
    return row?.dataset.conversation ?? (has(selection.id) ? selection.id : null);
  };
  const neighbour = (id: string | null, step: 1 | -1) => ids[id === null ? 0 : ids.indexOf(id) + step];
  const walk = (step: 1 | -1) => () => focus(neighbour(current(), step));
  const within = (act: () => void) => () => (list.current?.contains(document.activeElement) ? act() : false);

  const leave = () => {
    if (chosen && chosen.rows.length > 0) return chosen.none();
    return selection.id ? selection.close() : false;
  };
  const choose = (event: KeyboardEvent) => {
    const id = current();
    return chosen && id ? chosen.toggle(id, event.shiftKey) : false;
  };

  const opened = useRef(selection.id);
  const comeBack = useEffectEvent((id: string) => focus(id));
  useEffect(() => {
    if (opened.current && !selection.id && document.activeElement === document.body) comeBack(opened.current);
    opened.current = selection.id;
  }, [selection.id]);

  useKeys({
    j: walk(1),
    k: walk(-1),
    x: choose,
    ArrowDown: within(walk(1)),
    ArrowUp: within(walk(-1)),
    Home: within(() => focus(ids[0])),
    End: within(() => focus(ids.at(-1))),
    Escape: leave,
  });

  return {
    stop,
    onFocus: setFocused,
    focusFirst: () => focus(ids[0]),
    previous: has(selection.id) ? neighbour(selection.id, -1) : undefined,
    next: has(selection.id) ? neighbour(selection.id, 1) : undefined,
  };
}
