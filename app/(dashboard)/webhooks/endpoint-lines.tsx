import { State } from "#components/ui/state.tsx";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";
import { nameOf, percent, stateOf } from "./endpoint-words.ts";

/** An endpoint in two lines, for phones. */
export function EndpointLines({ endpoint }: { endpoint: Endpoint }) {
  const { glyph, word } = stateOf(endpoint);
  const { success_rate, waiting } = endpoint.health;
  return (
    <span className="flex flex-col gap-0.5">
      <span className="flex items-baseline justify-between gap-3">
        <span className="truncate font-[550] text-ink text-read">{nameOf(endpoint)}</span>
        {success_rate !== null && <span className="shrink-0 text-ink-2">{percent(success_rate)}%</span>}
      </span>
      <span className="truncate font-mono text-ink-3 text-mono">{endpoint.url}</span>
      <span className="flex items-center justify-between gap-3">
        <State glyph={glyph}>{word}</State>
        {waiting > 0 && (
          <span className="shrink-0 text-ink-3 text-meta">{waiting.toLocaleString("en-GB")} waiting</span>
        )}
      </span>
    </span>
  );
}
