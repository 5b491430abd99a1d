"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Operator } from "#lib/conditions/contract.ts";
import { type FieldType, operatorsOf } from "#lib/conditions/fields.ts";
import { type LineDraft, typeOf, type Vocabulary, withField } from "./draft.ts";
import { operatorWords } from "./operator-words.ts";

type LineEditorProps = {
  words: Vocabulary;
  line: LineDraft;
  onChange: (line: LineDraft) => void;
  onRemove?: () => void;
};

/** One field, compared with a value. */
export function LineEditor({ words, line, onChange, onRemove }: LineEditorProps) {
  const [group, ...rest] = line.field.split(".");
  const [open, setOpen] = useState(!(line.field in words.fields) && (rest.length > 0 || `${group}.*` in words.fields));
  const chosen = open ? `${group}.*` : line.field;
  const operators = operatorsOf[typeOf(words, line.field)].map((value) => ({ value, label: operatorWords[value] }));
  return (
    <div className="flex items-start gap-2">
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <Select
          aria-label="Field"
          size="small"
          value={chosen}
          onValueChange={(field) => {
            setOpen(field.endsWith(".*"));
            onChange(withField(words, line, field.endsWith(".*") ? `${field.slice(0, -2)}.` : field));
          }}
          options={Object.entries(words.fields).map(([value, { label }]) => ({ value, label }))}
        />
        {open && (
          <Input
            aria-label="Name of the field"
            size="small"
            mono
            className="w-36"
            placeholder="plan"
            value={rest.join(".")}
            onChange={(event) => onChange(withField(words, line, `${group}.${event.target.value}`))}
          />
        )}
        <Select
          aria-label="Comparison"
          size="small"
          value={line.op}
          onValueChange={(op) => onChange({ ...line, op: op as Operator })}
          options={operators}
        />
        <Value type={typeOf(words, line.field)} line={line} onChange={(value) => onChange({ ...line, value })} />
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

type ValueProps = { type: FieldType; line: LineDraft; onChange: (value: string) => void };

function Value({ type, line: { op, value }, onChange }: ValueProps) {
  if (op === "exists" || type === "boolean") {
    const shown = value === "false" ? "false" : "true";
    return <Select aria-label="Value" size="small" value={shown} onValueChange={onChange} options={known} />;
  }
  const isDay = op === "before" || op === "after";
  const isList = op === "in" || op === "not_in" || op === "has_any" || op === "has_all";
  const isNumber = type === "number" && !isList;
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
