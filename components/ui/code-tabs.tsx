"use client";

import { useState } from "react";
import { CodeBlock } from "./code-block.tsx";
import { Segments } from "./segments.tsx";
import type { CodeLanguage } from "./tokenize.ts";

export type CodeSample = { name: string; code: string; language?: CodeLanguage; copyText?: string };

/** The same thing in several languages, one at a time. */
export function CodeTabs({ title, samples }: { title: string; samples: readonly CodeSample[] }) {
  const [chosen, setChosen] = useState(samples[0]?.name ?? "");
  const sample = samples.find((one) => one.name === chosen) ?? samples[0];
  if (!sample) return null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <span className="text-section">{title}</span>
        {samples.length > 1 && (
          <Segments
            label="Language"
            value={sample.name}
            onValueChange={setChosen}
            options={samples.map((one) => ({ value: one.name, label: one.name }))}
          />
        )}
      </div>
      <CodeBlock
        code={sample.code}
        copyText={sample.copyText}
        language={sample.language}
        label={`${title}, ${sample.name}`}
      />
    </div>
  );
}
