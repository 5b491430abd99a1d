"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { State } from "#components/ui/state.tsx";
import type { EventType } from "#lib/domain/events/catalogue/contract.ts";
import { type TransformationTest, useTryTransformation } from "#lib/domain/webhooks/hooks.ts";
import { readable } from "../[endpoint_id]/inspector/exchange-text.ts";
import { EventSource, type Source } from "../trial/event-source.tsx";

type PreviewProps = { transformation: string; types: readonly EventType[] };

/** What a transformation makes of an event, before it is saved. */
export function TransformationPreview({ transformation, types }: PreviewProps) {
  const first = types[0] ?? "conversation.started";
  const [chosen, setChosen] = useState<Source>({ event_type: first, event_id: null });
  const source = types.includes(chosen.event_type) ? chosen : { event_type: first, event_id: null };
  const trial = useTryTransformation();
  const asked = {
    transformation,
    ...(source.event_id ? { event_id: source.event_id } : { event_type: source.event_type }),
  };
  const current = JSON.stringify(trial.variables) === JSON.stringify(asked);
  return (
    <section aria-label="Preview of the body" className="flex min-w-0 flex-col gap-3">
      <EventSource value={source} onChange={setChosen} types={types.length > 0 ? types : undefined} />
      <Button className="self-start" size="small" loading={trial.isPending} onClick={() => trial.mutate(asked)}>
        Preview
      </Button>
      <div role="status" className="flex min-w-0 flex-col gap-3">
        {trial.error && <State glyph="failed">{trial.error.message}</State>}
        {current && trial.data && <Made made={trial.data} />}
      </div>
    </section>
  );
}

function Made({ made: { input, body, problem } }: { made: TransformationTest }) {
  return (
    <>
      {problem ? (
        <p className="max-w-form text-ink-2 text-ui">
          <strong className="font-semibold text-bad">{problem.message}</strong> {problem.remedy}
        </p>
      ) : (
        <CodeBlock code={readable(body ?? "")} language="json" label="Body that is sent" copyText={body ?? ""} />
      )}
      <details className="text-meta">
        <summary className="cursor-pointer text-ink-2">The event it is made from</summary>
        <CodeBlock code={JSON.stringify(input, null, 2)} language="json" label="Event" className="mt-2" />
      </details>
    </>
  );
}
