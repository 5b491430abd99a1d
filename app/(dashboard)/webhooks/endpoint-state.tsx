import { State, StateChip } from "#components/ui/state.tsx";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { stateOf } from "./endpoint-words.ts";

/** How an endpoint is doing, with the reason where we switched it off. */
export function EndpointState({ endpoint }: { endpoint: Endpoint }) {
  const { glyph, word, note } = stateOf(endpoint);
  return (
    <span className="flex min-w-0 flex-col">
      <State glyph={glyph}>{word}</State>
      {note && <span className="line-clamp-1 whitespace-normal pl-5 text-ink-3 text-meta">{note}</span>}
    </span>
  );
}

export function EndpointChip({ endpoint }: { endpoint: Endpoint }) {
  const { glyph, word } = stateOf(endpoint);
  return <StateChip glyph={glyph}>{word}</StateChip>;
}
