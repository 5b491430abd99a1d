import { ClockTime } from "#components/ui/relative-time.tsx";
import { State, StateChip } from "#components/ui/state.tsx";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { stateOf } from "./endpoint-words.ts";

/** How an endpoint is doing, since when it fails, or why we switched it off. */
export function EndpointState({ endpoint }: { endpoint: Endpoint }) {
  const { glyph, word, since, note } = stateOf(endpoint);
  return (
    <span className="flex min-w-0 flex-col">
      <State glyph={glyph}>{word}</State>
      {since && (
        <span className="pl-5 text-ink-3 text-meta">
          since <ClockTime at={since} format="datetime" />
        </span>
      )}
      {note && <span className="line-clamp-1 whitespace-normal pl-5 text-ink-3 text-meta">{note}</span>}
    </span>
  );
}

/** The same beside the page's title. */
export function EndpointChip({ endpoint }: { endpoint: Endpoint }) {
  const { glyph, word, since } = stateOf(endpoint);
  return (
    <StateChip glyph={glyph}>
      {since ? (
        <span>
          {word} since <ClockTime at={since} format="datetime" />
        </span>
      ) : (
        word
      )}
    </StateChip>
  );
}
