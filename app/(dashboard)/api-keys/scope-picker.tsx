"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { StateGlyph } from "#components/ui/state-glyph.tsx";
import type { KeyScope } from "#lib/domain/api-keys/hooks.ts";
import { isIncluded, lendable, type Resource, sentences, toggle } from "./scope-choice.ts";

type ScopePickerProps = {
  id: string;
  /** The scopes that the member holds: no key gets more. */
  held: readonly string[];
  value: readonly KeyScope[];
  onChange: (value: KeyScope[]) => void;
  error?: string;
};

/** What the key may do: everything, or reading and writing by resource. */
export function ScopePicker({ id, held, value, onChange, error }: ScopePickerProps) {
  const { everything, resources } = lendable(held);
  const choices = { value, onToggle: (scope: KeyScope) => onChange(toggle(value, scope)) };
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : undefined}
      className="flex flex-col gap-3"
    >
      <legend className="mb-2 font-[550] text-ink text-ui">What it may do</legend>
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-bad text-meta">
          <StateGlyph glyph="failed" className="mt-px size-3.5" />
          {error}
        </p>
      )}
      {everything && <ScopeBox scope="*" label="Full access" {...choices} />}
      {!value.includes("*") &&
        resources.map((resource) => <ResourceScopes key={resource.name} resource={resource} {...choices} />)}
    </fieldset>
  );
}

type Choices = { value: readonly KeyScope[]; onToggle: (scope: KeyScope) => void };

function ResourceScopes({ resource, ...choices }: Choices & { resource: Resource }) {
  return (
    <div
      role="group"
      aria-label={resource.name}
      className="grid gap-x-4 gap-y-2 border-line border-t pt-3 md:grid-cols-[6.5rem_1fr_1fr]"
    >
      <span aria-hidden="true" className="font-[550] text-ink text-ui">
        {resource.name}
      </span>
      {resource.scopes.map((scope) => (
        <ScopeBox key={scope} scope={scope} label={scope.endsWith(":write") ? "Write" : "Read"} {...choices} />
      ))}
    </div>
  );
}

function ScopeBox({ scope, label, value, onToggle }: Choices & { scope: KeyScope; label: string }) {
  const included = isIncluded(value, scope);
  return (
    <Checkbox
      label={label}
      hint={sentences[scope]}
      checked={included || value.includes(scope)}
      disabled={included}
      onCheckedChange={() => onToggle(scope)}
    />
  );
}
