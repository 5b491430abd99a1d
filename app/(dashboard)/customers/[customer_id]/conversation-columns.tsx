"use client";

import { columnsOf } from "#components/data-table/columns.ts";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { State } from "#components/ui/state.tsx";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { channelName, money, stateWords } from "../../conversations/words.ts";

const opening = (row: ConversationRow) => row.initial_message ?? "No messages yet";

function StateOf({ conversation }: { conversation: ConversationRow }) {
  const { glyph, label } = stateWords[conversation.status];
  return <State glyph={glyph}>{label}</State>;
}

export const conversationColumns = columnsOf<ConversationRow>()((column) => [
  column.display({
    id: "opening",
    header: "First words",
    cell: ({ row }) => <bdi className="font-normal">{opening(row.original)}</bdi>,
  }),
  column.display({
    id: "state",
    header: "State",
    cell: ({ row }) => <StateOf conversation={row.original} />,
    meta: { width: "112px" },
  }),
  column.accessor("channel", {
    header: "Channel",
    cell: (c) => channelName(c.getValue()),
    meta: { width: "96px", from: "xl" },
  }),
  column.accessor("satisfaction_score", {
    header: "Satisfaction",
    cell: (c) => c.getValue()?.toFixed(1) ?? "–",
    meta: { align: "end", width: "96px", from: "xl" },
  }),
  column.accessor("cart", {
    header: "Cart",
    cell: (c) => {
      const cart = c.getValue();
      return cart ? money(cart.value, cart.currency) : "–";
    },
    meta: { align: "end", width: "96px", from: "lg" },
  }),
  column.accessor("started_at", {
    header: "Started",
    cell: (c) => <ClockTime at={c.getValue()} format="date" />,
    meta: { align: "end", width: "112px" },
  }),
]);

/** The row on a phone. */
export function ConversationLines({ conversation }: { conversation: ConversationRow }) {
  const { cart } = conversation;
  return (
    <>
      <p className="line-clamp-2 wrap-anywhere text-ink" dir="auto">
        {opening(conversation)}
      </p>
      <p className="flex items-center gap-2 text-ink-3 text-meta">
        <StateOf conversation={conversation} />
        <ClockTime at={conversation.started_at} format="date" />
        {cart && <span className="ml-auto font-semibold text-ink">{money(cart.value, cart.currency)}</span>}
      </p>
    </>
  );
}
