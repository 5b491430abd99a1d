"use client";

import { useRef, useState } from "react";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";

export type Chosen = {
  rows: readonly ConversationRow[];
  has: (id: string) => boolean;
  /** With `through`, everything between the row chosen before and this one. */
  toggle: (id: string, through?: boolean) => void;
  all: () => void;
  none: () => void;
  /** Whether every row that is listed is chosen. */
  isAll: boolean;
};

/** The rows chosen for a common change; what leaves the list is no longer chosen. */
export function useChosen(listed: readonly ConversationRow[]): Chosen {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const rows = listed.filter((row) => ids.has(row.id));

  const between = (one: string, other: string | null): string[] => {
    const all = listed.map((row) => row.id);
    const places = [all.indexOf(one), other === null ? -1 : all.indexOf(other)].filter((place) => place >= 0);
    return all.slice(Math.min(...places), Math.max(...places) + 1);
  };

  const toggle = (id: string, through = false) => {
    const on = !ids.has(id);
    const next = new Set(rows.map((row) => row.id));
    for (const each of through ? between(id, anchor.current) : [id]) {
      if (on) next.add(each);
      else next.delete(each);
    }
    anchor.current = id;
    setIds(next);
  };

  return {
    rows,
    has: (id) => ids.has(id),
    toggle,
    all: () => setIds(new Set(listed.map((row) => row.id))),
    none: () => setIds(new Set()),
    isAll: listed.length > 0 && rows.length === listed.length,
  };
}
