"use client";

import { useRef } from "react";
import { LoadMore } from "#components/data-table/load-more.tsx";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import type { ConversationWhole } from "#lib/domain/conversations/hooks.ts";
import { DayLine } from "./day-line.tsx";
import { HappenedLine } from "./happened-line.tsx";
import { MessageLine } from "./message-line.tsx";
import { type Line, scriptOf } from "./script.ts";
import { useMessages } from "./use-messages.ts";
import { useScroll } from "./use-scroll.ts";

/** What scrolls must be reachable by keyboard. */
const reachable = { tabIndex: 0 } as const;

/** A conversation as the script of a play. Mounted anew for each conversation. */
export function Transcript({ conversation, query }: { conversation: ConversationWhole; query: string }) {
  const zone = useTimeZone();
  const scroller = useRef<HTMLDivElement>(null);
  const { messages, hasMore, loadMore, loadingMore, failed } = useMessages(conversation);
  useScroll(scroller, query, messages.at(-1)?.id);
  const lines = scriptOf(conversation, messages, !hasMore, zone);
  return (
    <section
      ref={scroller}
      {...reachable}
      aria-label="Transcript"
      className="min-h-0 flex-1 overflow-y-auto px-5 py-3 focus-visible:-outline-offset-2 max-md:px-4 print:overflow-visible"
    >
      {lines.length === 0 && <p className="text-ink-2 text-read">Nothing has been said yet.</p>}
      <ol className="flex flex-col gap-4">
        {lines.map((line) => (
          <li key={line.key}>{drawn(line, conversation, query)}</li>
        ))}
      </ol>
      {failed && (
        <p role="alert" className="pt-4 text-bad text-ui">
          The later messages could not be fetched.
        </p>
      )}
      {hasMore && <LoadMore onLoadMore={loadMore} loading={loadingMore} infinite={!failed} />}
    </section>
  );
}

function drawn(line: Line, { customer }: ConversationWhole, query: string) {
  if (line.kind === "day") return <DayLine at={line.at} />;
  if (line.kind === "said")
    return <MessageLine message={line.message} remark={line.remark} customer={customer} query={query} />;
  return <HappenedLine at={line.at} text={line.text} glyph={line.glyph} query={query} />;
}
