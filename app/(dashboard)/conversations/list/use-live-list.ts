"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { getConversation } from "#lib/domain/conversations/contract.ts";
import {
  type ConversationFilter,
  type ConversationRow,
  conversationsQuery,
  invalidateOpen,
  patchConversation,
} from "#lib/domain/conversations/hooks.ts";
import { listConversations } from "#lib/domain/conversations/list/contract.ts";
import { type LiveState, useLiveEvents } from "#lib/domain/stream/hooks.ts";
import { call } from "#lib/http/client.ts";
import { arrivalsIn, withArrivals } from "./arrivals.ts";

const GATHER_MS = 500;
const READ_SINGLY = 20;
const FRESH_MS = 1500;

type LiveList = {
  state: LiveState;
  /** How many wait above the list. */
  waiting: number;
  /** Lets them in. */
  admit: () => void;
  /** Those just let in. */
  freshIds: ReadonlySet<string>;
};

const none: ReadonlySet<string> = new Set();

/** Keeps a list true while the shop is busy. Known rows change in place; new ones come in at once or wait to be let in. */
export function useLiveList(filter: ConversationFilter, mayMove: () => boolean): LiveList {
  const client = useQueryClient();
  const { queryKey } = conversationsQuery(filter);
  const name = JSON.stringify(queryKey);
  const [held, setHeld] = useState<{ list: string; rows: ConversationRow[] }>({ list: name, rows: [] });
  const [freshIds, setFreshIds] = useState(none);
  const changed = useRef(new Set<string>());
  const rows = held.list === name ? held.rows : [];
  const fade = useTimer(() => setFreshIds(none), FRESH_MS);

  const letIn = (arrivals: ConversationRow[]) => {
    client.setQueryData(queryKey, (pages) => pages && withArrivals(pages, arrivals, String(filter.sort)));
    setHeld({ list: name, rows: [] });
    setFreshIds(new Set(arrivals.map((row) => row.id)));
    fade();
  };

  const refresh = async () => {
    const ids = new Set(changed.current);
    changed.current.clear();
    for (const id of ids) invalidateOpen(client, id);
    const page = await call(listConversations, { query: filter });
    const pages = client.getQueryData(queryKey);
    if (!pages) return;
    const arrivals = arrivalsIn(pages, page.data);
    for (const row of page.data) patchConversation(client, row.id, row);
    if (arrivals.length > 0 && mayMove()) letIn(arrivals);
    else setHeld({ list: name, rows: arrivals });
    for (const row of page.data) ids.delete(row.id);
    await Promise.all(knownOf(ids, pages).map((id) => readAgain(client, id)));
  };
  // A failure is left to the next event: the stream itself says when the server is away.
  const gather = useTimer(() => void refresh().catch(() => undefined), GATHER_MS);

  const { state } = useLiveEvents({
    events: ["conversation.*"],
    onEvent: ({ data }) => {
      if (typeof data.conversation_id === "string") changed.current.add(data.conversation_id);
      gather();
    },
    onMissed: gather,
  });
  return { state, waiting: rows.length, admit: () => letIn(rows), freshIds };
}

/** Does something a while after the first of several calls. */
function useTimer(act: () => void, delay: number): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, delay);
  };
}

async function readAgain(client: QueryClient, id: string): Promise<void> {
  const {
    messages: _messages,
    notes: _notes,
    ...row
  } = await call(getConversation, { params: { conversation_id: id } });
  patchConversation(client, id, row);
}

/** Those of the changed conversations that the list shows, up to what can be read one by one. */
function knownOf(ids: ReadonlySet<string>, { pages }: { pages: { data: ConversationRow[] }[] }): string[] {
  const shown = pages.flatMap((page) => page.data.map((row) => row.id));
  return shown.filter((id) => ids.has(id)).slice(0, READ_SINGLY);
}
