"use client";

import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import { State } from "#components/ui/state.tsx";
import type { Entry } from "#lib/domain/ip-allowlist/hooks.ts";
import { allows, withoutWidth } from "#lib/domain/ip-allowlist/rules.ts";
import { normaliseAddress } from "#lib/http/addresses.ts";

/** Tells whether keys may call from an address, before somebody finds out. */
export function TestAddress({ entries }: { entries: readonly Entry[] }) {
  const [text, setText] = useState("");
  const given = text.trim();
  return (
    <Section title="Test an address">
      <div className="flex flex-col gap-2">
        <Field label="Address" hint="Would a key be let in from here? Nothing is sent.">
          <Input
            mono
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={60}
          />
        </Field>
        <p role="status" className="min-h-5 text-ui">
          {given && <Verdict given={given} entries={entries} />}
        </p>
      </div>
    </Section>
  );
}

function Verdict({ given, entries }: { given: string; entries: readonly Entry[] }) {
  const address = normaliseAddress(given);
  if (!address) return <span className="text-ink-3">Write a whole address, such as 203.0.113.7.</span>;
  if (entries.length === 0) return <State glyph="check">Allowed, as the list is empty.</State>;
  const entry = entries.find(({ cidr }) => allows([cidr], address));
  if (!entry) return <State glyph="failed">Refused: no entry covers {address}.</State>;
  return (
    <State glyph="check">
      Allowed by {withoutWidth(entry.cidr)}
      {entry.note && `, ${entry.note}`}.
    </State>
  );
}
