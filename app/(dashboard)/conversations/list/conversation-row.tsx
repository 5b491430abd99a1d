"use client";

import { clsx } from "clsx";
import type { MouseEvent } from "react";
import { nameOf } from "#app/(dashboard)/customers/name-of.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { State } from "#components/ui/state.tsx";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import type { Chosen } from "../bulk/use-chosen.ts";
import { Marked } from "../marked.tsx";
import { channelName, money, stateWords } from "../words.ts";
import { rowTime } from "./row-time.ts";

type RowProps = {
  row: ConversationRow;
  href: string;
  query: string;
  today: string;
  selected: boolean;
  fresh: boolean;
  /** The one row that Tab stops at. */
  stop: boolean;
  onOpen: (id: string) => void;
  onFocus: (id: string) => void;
  /** For those who may change many rows at once. */
  chosen: Chosen | null;
};

/** A conversation in three lines: who and when, what about, how it stands. */
export function ConversationListRow(props: RowProps) {
  const { row, href, query, today, selected, fresh, stop, onOpen, onFocus, chosen } = props;
  const zone = useTimeZone();
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(row.id);
  };
  const name = nameOf(row.customer);
  return (
    <li className="group relative isolate border-line border-b [contain-intrinsic-size:auto_6rem] [content-visibility:auto]">
      {fresh && <span aria-hidden="true" className="absolute inset-0 -z-10 animate-tint bg-selected" />}
      <a
        href={href}
        data-conversation={row.id}
        tabIndex={stop ? 0 : -1}
        aria-current={selected || undefined}
        onClick={open}
        onFocus={() => onFocus(row.id)}
        className={clsx(
          "block px-6 py-2.5 text-ui focus-visible:-outline-offset-2 max-md:px-4 max-md:py-3",
          chosen && "touch:pl-12!",
          chosen?.has(row.id) && !selected && "bg-sunken",
          selected ? "bg-selected shadow-[inset_3px_0_0_var(--accent)]" : "hover:bg-hover",
        )}
      >
        <span className="flex items-baseline gap-3">
          <span className="min-w-0 flex-1 truncate font-semibold text-ink" dir="auto">
            <Marked text={name} query={query} name />
          </span>
          <time suppressHydrationWarning dateTime={row.started_at} className="shrink-0 text-ink-3 text-meta">
            {rowTime(row.started_at, today, zone)}
          </time>
        </span>
        <span className="line-clamp-2 wrap-anywhere text-ink-2" dir="auto">
          <Marked text={row.snippet ?? row.initial_message ?? "No messages yet"} query={query} />
        </span>
        <LastLine row={row} query={query} />
      </a>
      {chosen && <Choice row={row} name={name} chosen={chosen} stop={stop} />}
    </li>
  );
}

/** The box that chooses a row: on hover and focus, and for good where there is no hover or something is chosen. */
function Choice({ row, name, chosen, stop }: Pick<RowProps, "row" | "stop"> & { name: string; chosen: Chosen }) {
  const shown = chosen.rows.length > 0;
  return (
    <div
      className={clsx(
        "absolute top-2 left-1 touch:top-1 touch:left-4 touch:opacity-100",
        !shown && "opacity-0 focus-within:opacity-100 group-hover:opacity-100",
      )}
    >
      <Checkbox
        label={<span className="sr-only">Select the conversation with {name}</span>}
        checked={chosen.has(row.id)}
        tabIndex={stop || shown ? 0 : -1}
        onClick={(event) => chosen.toggle(row.id, event.shiftKey)}
      />
    </div>
  );
}

/** How it stands, where it came in, and what lies in the cart. */
function LastLine({ row, query }: { row: ConversationRow; query: string }) {
  const { glyph, label } = stateWords[row.status];
  const tag = row.tags[0];
  return (
    <span className="mt-0.5 flex items-center gap-2 text-meta">
      <State glyph={glyph}>{label}</State>
      <span className="min-w-0 flex-1 truncate text-ink-3">
        {channelName(row.channel)}
        {tag && " · "}
        {tag && (
          <bdi>
            <Marked text={tag} query={query} />
          </bdi>
        )}
      </span>
      {row.cart && (
        <span className="shrink-0 font-semibold text-ink" title="In the cart">
          <span className="sr-only">In the cart: </span>
          {money(row.cart.value, row.cart.currency)}
        </span>
      )}
    </span>
  );
}
