"use client";

import { useId } from "react";
import { Segments } from "#components/ui/segments.tsx";
import { StateGlyph } from "#components/ui/state-glyph.tsx";
import type { GroupDraft } from "../../conditions/draft.ts";
import { GroupEditor } from "../../conditions/group-editor.tsx";
import { metricWords, newCondition } from "./draft.ts";

type ConditionFieldProps = {
  label: string;
  /** What no condition means. */
  all: string;
  problem?: string;
  value: GroupDraft | null;
  onChange: (value: GroupDraft | null) => void;
};

/** All conversations, or those that meet conditions. */
export function ConditionField({ label, all, problem, value, onChange }: ConditionFieldProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="flex min-w-0 flex-col items-start gap-3">
      <p id={id} className="font-[550] text-ink text-ui">
        {label}
      </p>
      <Segments
        label={label}
        value={value ? "some" : "all"}
        options={[
          { value: "all", label: all },
          { value: "some", label: "Only some" },
        ]}
        onValueChange={(which) => onChange(which === "all" ? null : (value ?? newCondition()))}
      />
      {problem && (
        <p className="flex items-start gap-1.5 text-bad text-meta">
          <StateGlyph glyph="failed" className="mt-px size-3.5" />
          {problem}
        </p>
      )}
      {value && <GroupEditor words={metricWords} group={value} onChange={onChange} />}
    </div>
  );
}
