"use client";

import { useState } from "react";
import { Textarea } from "#components/ui/textarea.tsx";

const placeholder = '{ "field": "data.cart_value", "op": "gte", "value": 100 }';

/** The filter as the API takes it. */
export function FilterJson({ filter, onChange }: { filter: unknown; onChange: (filter: unknown) => void }) {
  const [typed, setTyped] = useState(() => (filter ? JSON.stringify(filter, null, 2) : ""));
  return (
    <Textarea
      aria-label="Filter in JSON"
      mono
      rows={4}
      className="max-w-form"
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(read(event.target.value));
      }}
    />
  );
}

/** What is not JSON stays the text it is, which no filter can be. */
function read(text: string): unknown {
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
