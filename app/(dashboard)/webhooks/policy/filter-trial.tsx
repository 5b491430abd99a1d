"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { State } from "#components/ui/state.tsx";
import type { Condition } from "#lib/conditions/contract.ts";
import { type EventType, eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { useTryFilter } from "#lib/domain/webhooks/hooks.ts";

const options = eventTypes.map((type) => ({ value: type, label: type }));

/** Holds a filter against the documented example of an event. */
export function FilterTrial({ endpointId, filter }: { endpointId: string; filter: Condition }) {
  const [type, setType] = useState<EventType>("conversation.started");
  const trial = useTryFilter(endpointId);
  const current =
    JSON.stringify(trial.variables?.filter) === JSON.stringify(filter) && trial.variables?.event_type === type;
  return (
    <div className="flex max-w-form flex-col gap-2">
      <div className="flex items-center gap-2">
        <Select
          aria-label="Event to try the filter on"
          value={type}
          onValueChange={(value) => setType(value as EventType)}
          options={options}
        />
        <Button loading={trial.isPending} onClick={() => trial.mutate({ filter, event_type: type })}>
          Try the filter
        </Button>
      </div>
      <div aria-live="polite" className="break-words text-ink-2 text-meta">
        {trial.error && <State glyph="failed">{trial.error.message}</State>}
        {current && trial.data && (
          <State glyph={trial.data.matches ? "check" : "closed"}>
            {trial.data.matches ? "The example would be sent." : `Left out: ${trial.data.reason}.`}
          </State>
        )}
      </div>
    </div>
  );
}
