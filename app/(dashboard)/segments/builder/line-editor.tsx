"use client";

import { X } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Operator } from "#lib/conditions/contract.ts";
import { operatorsOf } from "#lib/conditions/fields.ts";
import { segmentFields } from "#lib/domain/segments/contract.ts";
import { operatorWords } from "../condition-words.ts";
import { type LineDraft, typeOf, withField } from "./draft.ts";

const fields = Object.entries(segmentFields).map(([value, { label }]) => ({ value, label }));

type LineEditorProps = { line: LineDraft; onChange: (line: LineDraft) => void; onRemove?: () => void };

/** One field, compared with a value. */
export function LineEditor({ line, onChange, onRemove }: LineEditorProps) {
  const [group, ...rest] = line.field.split(".");
  const open = rest.length > 0 || `${group}.*` in segmentFields;
  const chosen = open ? `${group}.*` : line.field;
  const operators = operatorsOf[typeOf(line.field)].map((value) => ({ value, label: operatorWords[value] }));
  return (
    <div className="flex items-start gap-2">
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <Select
          aria-label="Field"
          size="small"
          value={chosen}
          onValueChange={(field) => onChange(withField(line, field.endsWith(".*") ? `${field.slice(0, -2)}.` : field))}
          options={fields}
        />
        {open && (
          <Input
            aria-label="Name of the field"
            size="small"
            mono
            className="w-36"
            placeholder="plan"
            value={rest.join(".")}
            onChange={(event) => onChange(withField(line, `${group}.${event.target.value}`))}
          />
        )}
        <Select
          aria-label="Comparison"
          size="small"
          value={line.op}
          onValueChange={(op) => onChange({ ...line, op: op as Operator })}
          options={operators}
        />
        <Value line={line} onChange={(value) => onChange({ ...line, value })} />
      </div>
      {onRemove && (
        <IconButton
          label="Remove this condition"
          variant="quiet"
          size="small"
          icon={<X aria-hidden="true" />}
          onClick={onRemove}
        />
      )}
    </div>
  );
}

const known = [
  { value: "true", label: "yes" },
  { value: "false", label: "no" },
];

function Value({ line: { field, op, value }, onChange }: { line: LineDraft; onChange: (value: string) => void }) {
  if (op === "exists") {
    const shown = value === "false" ? "false" : "true";
    return <Select aria-label="Value" size="small" value={shown} onValueChange={onChange} options={known} />;
  }
  const isDay = op === "before" || op === "after";
  const isList = op === "in" || op === "not_in" || op === "has_any" || op === "has_all";
  const isNumber = typeOf(field) === "number" && !isList;
  return (
    <Input
      aria-label="Value"
      size="small"
      className={isNumber || op === "within_days" ? "w-24" : "w-48"}
      type={isDay ? "date" : "text"}
      inputMode={isNumber || op === "within_days" ? "decimal" : undefined}
      placeholder={isList ? "one, another" : undefined}
      autoComplete="off"
      spellCheck={false}
      dir="auto"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
