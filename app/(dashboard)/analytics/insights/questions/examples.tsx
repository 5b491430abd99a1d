import Link from "next/link";
import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { State } from "#components/ui/state.tsx";
import type { Question } from "#lib/domain/analytics/insights/questions/hooks.ts";
import { outcomeWords } from "../../../conversations/words.ts";
import { counted } from "../../../figure-words.ts";
import { listHref } from "../../figures/list-href.ts";
import { glyphOfOutcome } from "../glyph-of-outcome.ts";

/** Some of the questions of a group in the customers' words, each leading to its conversation. */
export function Examples({ question: { examples, conversations } }: { question: Question }) {
  return (
    <>
      <ul aria-label="Examples" className="flex flex-col">
        {examples.map((example) => (
          <li
            key={example.message_id}
            className="flex flex-wrap items-baseline gap-x-3 border-line border-b py-1.5 last:border-b-0"
          >
            <Link
              href={`/conversations/${example.conversation_id}`}
              prefetch={false}
              className="min-w-0 flex-1 basis-64 rounded-tag text-ink text-read underline-offset-2 hover:underline"
            >
              <bdi>“{example.text}”</bdi>
            </Link>
            <span className="flex items-center gap-3 text-ink-3 text-meta">
              <State glyph={glyphOfOutcome[example.outcome]}>{outcomeWords[example.outcome]}</State>
              <ClockTime at={example.started_at} format="date" />
            </span>
          </li>
        ))}
      </ul>
      {examples.length === 0 && <p className="text-ink-2 text-ui">The words of these questions are no longer kept.</p>}
      <ArrowLink href={listHref(conversations.filter)}>
        {conversations.count === 1
          ? "Open the conversation"
          : `Open all ${counted(conversations.count, "conversation")}`}
      </ArrowLink>
    </>
  );
}
