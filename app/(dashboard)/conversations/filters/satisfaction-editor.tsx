"use client";

import { ChoiceEditor } from "./choices-editor.tsx";

const presets = [
  { value: "4-", label: "Satisfied, 4 or more" },
  { value: "2.1-3.9", label: "In between" },
  { value: "-2", label: "Not satisfied, 2 or less" },
  { value: "0-5", label: "Any score" },
] as const;

type Scores = { min_satisfaction: number | null; max_satisfaction: number | null };

const written = ({ min_satisfaction: min, max_satisfaction: max }: Scores) => `${min ?? ""}-${max ?? ""}`;

/** How customers rated the conversation, from 0 to 5. */
export function SatisfactionEditor({ scores, onChange }: { scores: Scores; onChange: (scores: Scores) => void }) {
  const choose = (value: string) => {
    const [min = "", max = ""] = value.split("-");
    onChange({ min_satisfaction: min ? Number(min) : null, max_satisfaction: max ? Number(max) : null });
  };
  const chosen = presets.find((preset) => preset.value === written(scores))?.value ?? null;
  return <ChoiceEditor label="Satisfaction" options={presets} chosen={chosen} onChoose={choose} />;
}
