"use client";

import { deviceTypes, outcomes, statuses } from "#lib/domain/conversations/contract.ts";
import { tag } from "#lib/http/schemas.ts";
import { answeredWords, channelName, deviceWords, languageName, outcomeWords, stateWords } from "../words.ts";
import { ChoiceEditor, ChoicesEditor } from "./choices-editor.tsx";
import { CustomerEditor } from "./customer-editor.tsx";
import type { Field } from "./fields.ts";
import type { Filters } from "./filter-params.ts";
import { PeriodEditor } from "./period-editor.tsx";
import { SatisfactionEditor } from "./satisfaction-editor.tsx";
import type { SetFilters } from "./use-filters.ts";
import { WordEditor } from "./word-editor.tsx";

type FieldEditorProps = { field: Field; filters: Filters; set: SetFilters; onDone: () => void };

const readChannel = (text: string) => (/^[a-z0-9_-]{1,40}$/.test(text.toLowerCase()) ? text.toLowerCase() : null);
const readLanguage = (text: string) => (/^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(text) ? text : null);
const readTag = (text: string) => tag.safeParse(text).data ?? null;

/** Where the value of one filter is chosen. Single values close the panel, several stay. */
export function FieldEditor({ field, filters, set, onDone }: FieldEditorProps) {
  const done: SetFilters = (change) => {
    set(change);
    onDone();
  };
  switch (field) {
    case "status":
      return (
        <ChoicesEditor
          options={statuses.map((value) => ({ value, label: stateWords[value].label }))}
          chosen={filters.status}
          onChange={(status) => set({ status })}
        />
      );
    case "outcome":
      return (
        <ChoicesEditor
          options={outcomes.map((value) => ({ value, label: outcomeWords[value] }))}
          chosen={filters.outcome}
          onChange={(outcome) => set({ outcome })}
        />
      );
    case "started":
      return <PeriodEditor period={filters} onChange={done} />;
    case "satisfaction":
      return <SatisfactionEditor scores={filters} onChange={done} />;
    case "customer_id":
      return <CustomerEditor chosen={filters.customer_id} onChoose={(customer_id) => done({ customer_id })} />;
    case "answered":
      return (
        <ChoiceEditor
          label="First answer"
          options={(["true", "false"] as const).map((value) => ({ value, label: answeredWords[value] }))}
          chosen={filters.answered}
          onChoose={(answered) => done({ answered })}
        />
      );
    case "device_type":
      return (
        <ChoiceEditor
          label="Device"
          options={deviceTypes.map((value) => ({ value, label: deviceWords[value] }))}
          chosen={filters.device_type}
          onChoose={(device_type) => done({ device_type })}
        />
      );
    default:
      return <WordField field={field} filters={filters} set={done} />;
  }
}

function WordField({
  field,
  filters,
  set,
}: {
  field: "channel" | "language" | "tag";
  filters: Filters;
  set: SetFilters;
}) {
  if (field === "channel") {
    return (
      <WordEditor
        label="Channel"
        from={(row) => [row.channel]}
        nameOf={channelName}
        chosen={filters.channel}
        read={readChannel}
        hint="A channel is one word, such as web or email."
        onChoose={(channel) => set({ channel })}
      />
    );
  }
  if (field === "language") {
    return (
      <WordEditor
        label="Language"
        from={(row) => [row.language]}
        nameOf={languageName}
        chosen={filters.language}
        read={readLanguage}
        hint="Give the code of a language, such as en or pt-BR."
        onChoose={(language) => set({ language })}
      />
    );
  }
  return (
    <WordEditor
      label="Tag"
      from={(row) => row.tags}
      nameOf={(word) => word}
      chosen={filters.tag}
      read={readTag}
      hint="A tag has 1 to 60 letters."
      onChoose={(tag) => set({ tag })}
    />
  );
}
