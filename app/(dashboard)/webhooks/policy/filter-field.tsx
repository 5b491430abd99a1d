"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { conditionOf, firstGroup, type GroupDraft, groupOf } from "#app/(dashboard)/conditions/draft.ts";
import { GroupEditor } from "#app/(dashboard)/conditions/group-editor.tsx";
import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Segments } from "#components/ui/segments.tsx";
import { StateGlyph } from "#components/ui/state-glyph.tsx";
import type { Condition } from "#lib/conditions/contract.ts";
import { PayloadFilter } from "#lib/domain/webhooks/endpoints/policy/contract.ts";
import type { EndpointValues } from "../endpoint-fields.tsx";
import { FilterJson } from "./filter-json.tsx";
import { FilterTrial } from "./filter-trial.tsx";
import { filterWords } from "./filter-words.ts";

const ways = [
  { value: "builder", label: "Builder" },
  { value: "json", label: "JSON" },
] as const;

/** Which of the chosen events are wanted, by what they say, tried at once on those that happened. */
export function FilterField({ form }: { form: ContractForm<EndpointValues> }) {
  const { filter, event_types } = form.values;
  const [way, setWay] = useState<"builder" | "json">("builder");
  const [draft, setDraft] = useState<GroupDraft | null>(() => (filter ? groupOf(filter as Condition) : null));
  const words = filterWords(event_types);
  const parsed = PayloadFilter.safeParse(filter);
  const { id, error } = form.field("filter");
  const build = (next: GroupDraft | null) => {
    setDraft(next);
    form.set("filter", next && conditionOf(words, next));
  };
  const goOver = (next: "builder" | "json") => {
    if (next === "builder" && parsed.success) setDraft(parsed.data && groupOf(parsed.data));
    if (next === "json" || parsed.success) setWay(next);
  };
  return (
    <fieldset id={id} tabIndex={-1} className="flex min-w-0 flex-col gap-3">
      <legend className="mb-2 font-[550] text-ink text-ui">
        Only events that say<span className="font-normal text-ink-3"> optional</span>
      </legend>
      <div className="flex max-w-form items-start justify-between gap-3">
        <p className="text-ink-3 text-meta">What does not match is left out, and the log says why.</p>
        <Segments label="Way to write the filter" value={way} options={ways} onValueChange={goOver} />
      </div>
      {error && (
        <p className="flex items-start gap-1.5 text-bad text-meta">
          <StateGlyph glyph="failed" className="mt-px size-3.5" />
          {way === "builder" ? "A condition is not complete." : "This is not a condition in JSON."}
        </p>
      )}
      {way === "json" ? (
        <FilterJson filter={filter} onChange={(next) => form.set("filter", next)} />
      ) : draft ? (
        <>
          <GroupEditor words={words} group={draft} onChange={build} />
          <Button size="small" variant="quiet" className="self-start" onClick={() => build(null)}>
            Remove the filter
          </Button>
        </>
      ) : (
        <Button
          size="small"
          className="self-start"
          icon={<Plus aria-hidden="true" />}
          onClick={() => build(firstGroup(words))}
        >
          Add a filter
        </Button>
      )}
      {parsed.data && <FilterTrial filter={parsed.data} chosen={event_types} />}
    </fieldset>
  );
}
